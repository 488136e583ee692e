import { randomUUID } from 'node:crypto';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { encode } from '@rehearsal/platform/envelope';
import { openProducer } from './bus.js';

const TOPIC = 'access.events.v1';
const PARTITIONS = 6;
const AT_ONCE = 500;

/**
 * Publishes as many events as the gateway writes when somebody is turned away: of all topics only the audit hears this one.
 * Answers the ids under which the audit writes down the last one of each partition.
 */
export async function publishDenials(brokers: string[], count: number): Promise<string[]> {
  const producer = await openProducer(brokers);
  const last = new Map<number, string>();
  try {
    for (let sent = 0; sent < count; sent += AT_ONCE) {
      const messages = Array.from({ length: Math.min(AT_ONCE, count - sent) }, (_, offset) => {
        const partition = (sent + offset) % PARTITIONS;
        const id = randomUUID();
        const principal = `p-${(sent + offset) % 100}`;
        last.set(partition, `${TOPIC}/${principal}/${id}`);
        return { ...denial(id, principal), partition };
      });
      await producer.send({ topic: TOPIC, acks: -1, messages });
    }
  } finally {
    await producer.disconnect();
  }
  return [...last.values()];
}

const denial = (id: string, principal: string) =>
  encode(
    {
      id,
      type: 'AccessDenied',
      aggregateId: principal,
      actor: { id: principal, role: 'viewer', ip: '127.0.0.1' },
      correlationId: id,
      time: new Date().toISOString(),
      data: {
        method: 'POST',
        path: `${API}/test-scenarios`,
        status: 403,
        code: 'FORBIDDEN',
        permission: 'scenario:write',
      },
    },
    'gateway',
  );
