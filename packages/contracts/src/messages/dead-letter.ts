import { z } from 'zod';
import { Actor } from './roles.js';
import { event, Id, Timestamp, type EventOf } from './message.js';

const Bytes = z.base64().nullable();

/** Where a message lies that a group could never handle, and why it could not. */
const Buried = {
  topic: z.string(),
  partition: z.int().min(0),
  offset: z.string().regex(/^\d+$/),
  /** The consumer group that failed. */
  group: z.string(),
  reason: z.string(),
  /** What the message says of itself, where it does. */
  message_id: z.string().nullable(),
  message_type: z.string().nullable(),
};

/**
 * A message that a group put aside, so that what follows goes on: whole, to the byte, without tokens. Its id is derived
 * from group and place, so that a repeat of the same burial is one dead letter.
 */
export const MessageDeadLettered = event(
  'MessageDeadLettered',
  z.strictObject({
    ...Buried,
    /** Who gave it, where a signature proved that: in this name it is given again. */
    actor: Actor.nullable(),
    /** Base64 of the key, of each header and of the value, as they were on the wire. */
    key: Bytes,
    headers: z.record(z.string(), z.array(z.base64())),
    value: Bytes,
  }),
);
/** It was published on its topic again, for the group alone that could not handle it. */
export const DeadLetterReplayed = event('DeadLetterReplayed', z.strictObject({}));
/** Somebody found that it does not matter. It stays on record for as long as dead letters do. */
export const DeadLetterDropped = event('DeadLetterDropped', z.strictObject({ reason: z.string().max(1000) }));

export const deadLetterEvents = [MessageDeadLettered, DeadLetterReplayed, DeadLetterDropped] as const;
export type DeadLetterEvent = EventOf<(typeof deadLetterEvents)[number]>;

export const DeadLetterState = z.enum(['open', 'replayed', 'dropped']);

/** A dead letter as lists show it. */
export const DeadLetterRow = z.strictObject({
  id: Id,
  ...Buried,
  at: Timestamp,
  state: DeadLetterState,
  /** When it was replayed or dropped last, and by whom. */
  settled_at: Timestamp.nullable(),
  settled_by: z.string().nullable(),
  /** The event that says so, by which the same request is recognised when it comes again. */
  settled_event: Id.nullable(),
});
export type DeadLetterRow = z.infer<typeof DeadLetterRow>;

/** With what it says: text where it is UTF-8, the bytes in any case. */
export const DeadLetterView = DeadLetterRow.extend({
  actor: Actor.nullable(),
  key: Bytes,
  headers: z.record(z.string(), z.array(z.base64())),
  value: Bytes,
  /** The value as text; null where it is none. */
  text: z.string().nullable(),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

/** The header of a replayed message: only this group takes it. */
export const REPLAY_HEADER = 'rehearsal_replay_for';
