import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { VerifyActor } from '../actor-token.js';
import { handleApart, type Read } from '../dead-letters/apart.js';
import { bury, type BuryOptions } from '../dead-letters/bury.js';
import { decode } from '../envelope.js';
import { PoisonError } from '../errors.js';
import type { Batch, Incoming } from '../kafka/consumer.js';
import { checked } from '../messages/checked.js';
import { messagesHandled } from '../metrics.js';
import { isOutage } from '../outage.js';

/**
 * Reads commands: signed, known and well-formed, or into the dead letters with the reason. `process` may take its
 * aggregate's own command types, since every command it is given was checked against its schema. A command with which it
 * can never succeed is a dead letter too, and those beside it go on.
 */
export function commandIntake(
  options: BuryOptions & { verify: VerifyActor; process: (commands: never[]) => Promise<unknown> },
): (batch: Batch) => Promise<void> {
  return async (batch) => {
    const read = await readAll(batch, options, async (incoming) => {
      const { message, actorToken } = decode(incoming.value, incoming.headers);
      if (actorToken === undefined) throw new PoisonError('the command is not signed');
      const actor = await options.verify(actorToken);
      return { ...message, actor, data: checked(batch.topic, message, actor) };
    });
    await handleApart(
      read,
      (commands) => options.process(commands as never[]),
      ({ incoming, message }, error) => bury(batch, incoming, error, options, message.actor),
    );
  };
}

/**
 * Gives each event of a topic to its reaction; events without one are passed over. Reactions must bear repeats; what one
 * can never react to is a dead letter.
 */
export function eventIntake(
  options: BuryOptions & { reactions: Readonly<Record<string, (event: never) => Promise<void>>> },
): (batch: Batch) => Promise<void> {
  const { reactions } = options;
  return async (batch) => {
    // Most events are nobody's business here, and their bodies can be large: the header says so without reading them.
    const concerning = batch.messages.filter(({ headers }) => {
      const type = headers?.ce_type;
      return type === undefined || Object.hasOwn(reactions, String(type));
    });
    const read = await readAll({ ...batch, messages: concerning }, options, (incoming) => {
      const { message } = decode(incoming.value, incoming.headers);
      return Promise.resolve({ ...message, data: checked(batch.topic, message) });
    });
    for (const one of read) {
      const { type } = one.message;
      const react = reactions[type] as (event: AnyMessage) => Promise<void>;
      await handleApart(
        [one],
        async ([event]) => {
          await react(event as AnyMessage);
          messagesHandled.inc({ type, outcome: 'applied' });
        },
        ({ incoming }, error) => bury(batch, incoming, error, options),
      );
    }
  };
}

/** What cannot be read now never can, whatever it was that made reading fail, unless a backing service was asked. */
async function readAll<T>(
  batch: Batch,
  options: BuryOptions,
  read: (incoming: Incoming) => Promise<T>,
): Promise<Read<T>[]> {
  const good: Read<T>[] = [];
  const bad: { incoming: Incoming; error: unknown }[] = [];
  for (const incoming of batch.messages) {
    try {
      good.push({ incoming, message: await read(incoming) });
    } catch (error) {
      if (isOutage(error)) throw error;
      bad.push({ incoming, error });
    }
  }
  // Together, so that they share a send: of a whole batch of bad ones each would wait for the one before it.
  await Promise.all(bad.map(({ incoming, error }) => bury(batch, incoming, error, options)));
  return good;
}
