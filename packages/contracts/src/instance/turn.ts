import { z } from 'zod';
import { Action } from '../actions/actions.js';
import { ChatMessage } from '../coaching/coaching-state.js';
import { Phase } from '../coaching/enums.js';
import { AnswerTimes } from '../engine/answer-times.js';
import { EngineCost } from '../engine/engine-cost.js';
import { Id, Timestamp } from '../messages/message.js';

/** What an engine proposed and the rules let through. */
const AppliedAction = z.strictObject({ id: Id, action: Action, summary: z.string() });
/** What the rules did not let through, with the reason. */
const RefusedAction = z.strictObject({ action: Action, reason: z.string() });

/** What came of a message: the coach's reply, or why there is none. */
export const TurnEnd = z.strictObject({
  /** The version that the instance has since. */
  version: z.int().positive(),
  reply: ChatMessage.nullable(),
  failure: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  engine: z.string(),
  /** What the engine was, and the seed it was asked with; null where it gave no reply. */
  fingerprint: z.string().nullable(),
  seed: z.uint32().nullable(),
  /** What the engine was asked for; absent where nobody counted. */
  cost: EngineCost.optional(),
  /** How long the engine took; absent where it takes no time to speak of, and where it gave no reply. */
  times: AnswerTimes.optional(),
  actions: z.array(AppliedAction),
  refused_actions: z.array(RefusedAction),
  /** What the engine was given; null where it gave no reply, and where it was not asked for. */
  prompt: z.string().nullable(),
});
export type TurnEnd = z.infer<typeof TurnEnd>;

/** A message of a person, and what came of it. */
export const Turn = z
  .strictObject({
    message: ChatMessage,
    /** When the message was taken, in real time. */
    sent_at: Timestamp,
    /** The version that the message came with. */
    sent_version: z.int().positive(),
    /** null while the coach has not answered. */
    end: TurnEnd.nullable(),
    /** From the message to its end, in real time. */
    duration_ms: z.int().nonnegative().nullable(),
    phase: z.strictObject({ before: Phase, after: Phase }),
  })
  .meta({ id: 'Turn' });
export type Turn = z.infer<typeof Turn>;

/** The turn of one message, as the gateway asks for it. One that a reset took the answer from has no end, and does not wait. */
export type TurnOfMessage = Pick<Turn, 'message' | 'end'> & { is_pending: boolean };
