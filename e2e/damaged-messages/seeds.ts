import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import type { SystemWire } from '@rehearsal/testing/system-wire';
import type { Raw } from './damage.js';

const examples = join(import.meta.dirname, '../../packages/contracts/examples');

/** A load test that is not there, so that no mutation starts k6. */
const withoutLoad = (data: object): object => ('test' in data ? { ...data, test: 'not-there' } : data);

/** Every kind of message that a topic carries, as its examples tell it. */
export function kindsOf(topic: TopicName): { type: string; isCommand: boolean; data: object[] }[] {
  return topics[topic].messages.map(({ name, kind }) => ({
    type: name,
    isCommand: kind === 'command',
    data: readdirSync(join(examples, name)).map((file) =>
      withoutLoad(JSON.parse(readFileSync(join(examples, name, file), 'utf8')) as object),
    ),
  }));
}

/** A good message of the kind, about something of its own, of this actor. */
export async function seedOf(
  wire: SystemWire,
  { type, isCommand, data }: ReturnType<typeof kindsOf>[number],
  index: number,
  actorId: string,
): Promise<Raw & { id: string; isCommand: boolean }> {
  const aggregateId = randomUUID();
  const id = isCommand ? randomUUID() : `${aggregateId}:1:0`;
  const actor = { id: actorId, role: 'admin' as const };
  const message = { id, type, aggregateId, actor, correlationId: id, data: data[index % data.length] };
  const { key, value, headers } = await wire.wireOf(isCommand ? message : { ...message, version: 1 }, isCommand);
  const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)] as const);
  return { id, isCommand, key: Buffer.from(key), value: Buffer.from(value), headers: Object.fromEntries(bytes) };
}
