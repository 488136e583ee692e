import { randomBytes, randomUUID } from 'node:crypto';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { TopicName } from '@rehearsal/contracts/topics/topics';
import { actorSigner, generateActorKeys } from '@rehearsal/platform/actor-token';
import { decode, encode } from '@rehearsal/platform/envelope';
import { createKafka, ensureTopics } from '@rehearsal/platform/kafka/client';
import { consume } from '@rehearsal/platform/kafka/consumer';
import { openPublisher } from '@rehearsal/platform/kafka/publisher';
import { createLog } from '@rehearsal/platform/log';
import { waitFor } from './wait-for.js';

/** A namespace of its own for each test file, so that nothing of another is seen. */
export const freshNamespace = (): string => `t${randomBytes(6).toString('hex')}`;

/** The backing services of the run, as the jest projects `int` and `e2e` put them into the environment. */
export function backingFromEnv(): Record<'KAFKA_BROKERS' | 'MONGO_URL' | 'REDIS_URL' | 'K6_BIN', string> {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: run this test in the jest project "int" or "e2e"`);
    return value;
  };
  return {
    KAFKA_BROKERS: read('KAFKA_BROKERS'),
    MONGO_URL: read('MONGO_URL'),
    REDIS_URL: read('REDIS_URL'),
    K6_BIN: read('K6_BIN'),
  };
}

export const anAdmin: Actor = { id: 'admin-1', role: 'admin' };

/**
 * Speaks to services as the gateway does: signs and publishes commands, hears every event. `gatewayKeys.publicKey` goes
 * into the services' ACTOR_PUBLIC_KEYS.
 */
export async function openBus(options: {
  namespace: string;
  events: readonly TopicName[];
  commands: readonly TopicName[];
  /** Brokers other than those of the environment, for a test that kills them. */
  brokers?: string;
}) {
  const log = createLog('test', 'silent');
  const gatewayKeys = generateActorKeys('gateway');
  const sign = actorSigner(gatewayKeys.privateKey);
  const kafka = createKafka({
    brokers: (options.brokers ?? backingFromEnv().KAFKA_BROKERS).split(','),
    namespace: options.namespace,
    clientId: 'test',
    log,
  });
  await ensureTopics(kafka, [...options.events, ...options.commands]);
  const publisher = await openPublisher(kafka, { deadlineMs: 30_000 });
  const heard: AnyMessage[] = [];
  const subscription = await consume(kafka, {
    group: 'test-bus',
    topics: options.events,
    onDead: (reason) => {
      throw new Error(reason);
    },
    onBatch: (batch) => {
      heard.push(...batch.messages.map(({ value, headers }) => decode(value, headers).message));
      return Promise.resolve();
    },
  });

  return {
    gatewayKeys,
    publisher,
    kafka,
    /** Every event in the order heard, repeats included. */
    heard,
    /** Publishes a command and answers its id; `unsigned` leaves the actor's signature out. */
    send: async (
      topic: TopicName,
      type: string,
      aggregateId: string,
      data: unknown,
      more: { id?: string; actor?: Actor; unsigned?: boolean } = {},
    ): Promise<string> => {
      const id = more.id ?? randomUUID();
      const actor = more.actor ?? anAdmin;
      const message = { id, type, aggregateId, actor, correlationId: id, time: new Date().toISOString(), data };
      await publisher.publish(topic, [encode(message, 'test', more.unsigned ? undefined : await sign(actor))]);
      return id;
    },
    /** Waits for an event that follows from a command; a refusal ends the wait too, so look at the type. */
    outcome: (commandId: string, type?: string): Promise<AnyMessage> =>
      waitFor(`${type ?? 'an outcome'} of ${commandId}`, () =>
        heard.find(
          (event) =>
            event.correlationId === commandId &&
            (type === undefined || event.type === type || event.type === 'CommandRefused'),
        ),
      ),
    close: async () => {
      await subscription.close();
      await publisher.close();
    },
  };
}
export type Bus = Awaited<ReturnType<typeof openBus>>;
