import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { VerifyActor } from '@rehearsal/platform/actor-token';
import { decode } from '@rehearsal/platform/envelope';
import { PoisonError } from '@rehearsal/platform/errors';
import { sha256 } from '@rehearsal/platform/hash';
import type { Incoming } from '@rehearsal/platform/kafka/consumer';
import { checked } from '@rehearsal/platform/messages/checked';
import { kindAndTarget, outcomeOf } from './draft.js';
import type { Draft } from './entry.js';

interface Origin {
  topic: string;
  partition: number;
}

export type ReadMessage = (origin: Origin, incoming: Incoming, now: Date) => Promise<Draft>;

/**
 * Reads any message into a draft and never fails for what is in it: a message that is not ours, an event that is not what
 * its type says, or a command that nobody trusted has signed, becomes an entry `Poison` with the reason. A command's actor
 * is the signed one, never the header's.
 */
export function messageReader(verify: VerifyActor): ReadMessage {
  return async (origin, incoming, now) => {
    try {
      return await readMessage(verify, origin, incoming);
    } catch (error) {
      if (error instanceof PoisonError) return poison(origin, incoming, error.message, now);
      throw error;
    }
  };
}

async function readMessage(verify: VerifyActor, { topic }: Origin, { value, headers }: Incoming): Promise<Draft> {
  const { message, actorToken } = decode(value, headers);
  const { id, type, aggregateId, correlationId, causationId, time } = message;
  const place = kindAndTarget(topic);
  const isCommand = place.kind === 'command';
  if (isCommand && actorToken === undefined) throw new PoisonError('the command is not signed');
  // Of a command its owner says it, in a dead letter; of an event often nobody else would.
  if (!isCommand) checked(topic, message);
  return {
    ...place,
    eventId: `${topic}/${aggregateId}/${id}`,
    at: new Date(time).toISOString(),
    actor: wellFormed(isCommand && actorToken !== undefined ? await verify(actorToken) : message.actor),
    action: type,
    targetId: aggregateId,
    outcome: outcomeOf(place.kind, type),
    commandId: isCommand ? id : (causationId ?? null),
    correlationId,
    text: value?.toString('utf8') ?? '',
  };
}

/** Its content is kept as hash and size only: nobody knows what is in it, and its topic holds it for a while. */
function poison({ topic, partition }: Origin, { value, headers, offset }: Incoming, reason: string, now: Date): Draft {
  const said = (name: string): string => String(headers?.[name] ?? '').slice(0, 256);
  const content = { size: value?.length ?? 0, sha256: sha256(value?.toString('base64') ?? '') };
  return {
    ...kindAndTarget(topic),
    eventId: `${topic}/${partition}/poison/${offset}`,
    at: now.toISOString(),
    actor: { id: 'unknown', role: 'guest' },
    action: 'Poison',
    targetId: wellFormedText(said('ce_subject')),
    outcome: 'denied',
    commandId: null,
    correlationId: wellFormedText(said('ce_correlationid')),
    text: JSON.stringify({
      reason: reason.slice(0, 1000),
      claimed_id: said('ce_id'),
      claimed_type: said('ce_type'),
      content,
    }),
  };
}

/** Half of a surrogate pair has neither a canonical form nor a place in the database. */
const wellFormedText = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

function wellFormed(actor: Actor): Actor {
  return {
    ...actor,
    id: wellFormedText(actor.id),
    ...(actor.ip === undefined ? {} : { ip: wellFormedText(actor.ip) }),
  };
}
