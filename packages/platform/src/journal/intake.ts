import type { AnyMessage, MessageDefinition } from '@rehearsal/contracts/messages/message';
import { deadLetterTopic, topics, type TopicName } from '@rehearsal/contracts/messages/topics';
import type { VerifyActor } from '../actor-token.js';
import { decode, type WireMessage } from '../envelope.js';
import { PoisonError } from '../errors.js';
import type { Batch, Incoming } from '../kafka/consumer.js';
import type { Publisher } from '../kafka/publisher.js';
import type { Log } from '../log.js';
import { messagesHandled } from '../metrics.js';

export interface IntakeOptions {
  group: string;
  publisher: Publisher;
  log: Log;
}

/**
 * Reads commands: signed, known and well-formed, or into the dead letters with the reason. `process` may take its
 * aggregate's own command types, since every command it is given was checked against its schema.
 */
export function commandIntake(
  options: IntakeOptions & { verify: VerifyActor; process: (commands: never[]) => Promise<unknown> },
): (batch: Batch) => Promise<void> {
  return async (batch) => {
    const read = await readAll(batch, options, async (incoming) => {
      const { message, actorToken } = decode(incoming.value, incoming.headers);
      if (actorToken === undefined) throw new PoisonError('the command is not signed');
      const actor = await options.verify(actorToken);
      return { ...message, actor, data: checked(definitionOf(batch.topic, message.type), message) } as never;
    });
    if (read.length > 0) await options.process(read);
  };
}

/** Gives each event of a topic to its reaction; events without one are passed over. Reactions must bear repeats. */
export function eventIntake(
  options: IntakeOptions & { reactions: Readonly<Record<string, (event: never) => Promise<void>>> },
): (batch: Batch) => Promise<void> {
  return async (batch) => {
    // Most events are nobody's business here, and their bodies can be large: the header says so without reading them.
    const concerning = batch.messages.filter(
      ({ headers }) => headers?.ce_type === undefined || String(headers.ce_type) in options.reactions,
    );
    const events = await readAll({ ...batch, messages: concerning }, options, (incoming) => {
      const { message } = decode(incoming.value, incoming.headers);
      return Promise.resolve(message);
    });
    for (const event of events) {
      const react = options.reactions[event.type] as (event: AnyMessage) => Promise<void>;
      await react(event);
      messagesHandled.inc({ type: event.type, outcome: 'applied' });
    }
  };
}

async function readAll<T>(
  batch: Batch,
  options: IntakeOptions,
  read: (incoming: Incoming) => Promise<T>,
): Promise<T[]> {
  const good: T[] = [];
  for (const incoming of batch.messages) {
    try {
      good.push(await read(incoming));
    } catch (error) {
      if (!(error instanceof PoisonError)) throw error;
      await bury(batch, incoming, error, options);
    }
  }
  return good;
}

async function bury(
  batch: Batch,
  incoming: Incoming,
  error: PoisonError,
  { group, publisher, log }: IntakeOptions,
): Promise<void> {
  const headers: WireMessage['headers'] = {};
  for (const [name, value] of Object.entries(incoming.headers ?? {})) {
    // A token is a secret, also in the dead letters.
    if (value !== undefined && name !== 'ce_actortoken') headers[name] = String(value);
  }
  headers.dlq_reason = error.message;
  headers.dlq_origin = `${batch.topic}/${batch.partition}/${incoming.offset}`;
  const name = deadLetterTopic(batch.topic, group);
  await publisher.publish(name, [{ key: incoming.key ?? '', value: incoming.value?.toString('utf8') ?? '', headers }]);
  messagesHandled.inc({ type: headers.ce_type ?? 'unknown', outcome: 'dead-lettered' });
  log.error(
    { topic: batch.topic, partition: batch.partition, offset: incoming.offset, reason: error.message },
    'dead letter',
  );
}

function definitionOf(topic: string, type: string): MessageDefinition {
  const definition = topics[topic as TopicName].messages.find(({ name }) => name === type);
  if (!definition) throw new PoisonError(`${topic} carries no ${type}`);
  return definition;
}

function checked(definition: MessageDefinition, message: AnyMessage): unknown {
  const parsed = definition.schema.safeParse(message.data);
  if (!parsed.success)
    throw new PoisonError(
      `${definition.name} is malformed: ${parsed.error.issues.map(({ path, message: text }) => `/${path.join('/')} ${text}`).join('; ')}`,
    );
  return parsed.data;
}
