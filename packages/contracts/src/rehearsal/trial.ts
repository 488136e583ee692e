import { z } from 'zod';
import { Phase } from '../coaching/enums.js';
import { AnswerTimes } from '../engine/answer-times.js';
import { EngineCost } from '../engine/engine-cost.js';
import { FreeJson, FreeObject } from '../json/values.js';
import { Id, Timestamp } from '../messages/message.js';

/**
 * What one run of a rehearsal on a fresh test user showed. `error` is the fault of the engine, the simulated person or
 * what stands beneath them, and is never counted against the coach.
 */
export const TrialVerdict = z.enum(['passed', 'failed', 'error']);
export type TrialVerdict = z.infer<typeof TrialVerdict>;

/** Who could not go on, where the verdict is `error`; `budget` where the run may ask its engine for nothing more. */
export const TrialErrorKind = z.enum(['engine', 'person', 'rehearsal', 'infrastructure', 'budget']);
export const TrialError = z.strictObject({ kind: TrialErrorKind, detail: z.string() });
export type TrialError = z.infer<typeof TrialError>;

/** One expectation as it was judged: what, where, what was demanded, what was found. */
export const ExpectationResult = z.strictObject({
  /** Its name, or what it demands in words. */
  expectation: z.string(),
  /** Counted from 1 over the script, clock moves included; `end` after the last. */
  step: z.union([z.int().positive(), z.literal('end')]),
  /** The path into the told state that was judged; null where no path is. */
  path: z.string().nullable(),
  expected: FreeJson,
  /** Null where nothing was found, or nothing could be judged. */
  measured: FreeJson,
  /** Null where it could not be judged, with why in `measured`. */
  ok: z.boolean().nullable(),
  /** Told, and never a reason to fail. */
  should: z.boolean(),
  /** Where it is written, as an RFC 6901 pointer below the rehearsal: `/script/0/expect/1`. */
  pointer: z.string(),
});
export type ExpectationResult = z.infer<typeof ExpectationResult>;

/** An action in told form: names instead of ids. A refused one says why. */
export const ToldAction = z.strictObject({
  action_type: z.string(),
  parameters: FreeObject,
  refused: z.string().optional(),
});
export type ToldAction = z.infer<typeof ToldAction>;

/** One thing that was said, and what the coach made of it. */
export const TrialTurn = z.strictObject({
  said: z.string(),
  /** Whether the person took a choice that the coach had offered. */
  chosen: z.boolean(),
  reply: z.string(),
  choices: z.array(z.string()),
  actions: z.array(ToldAction),
  phase: Phase,
});
export type TrialTurn = z.infer<typeof TrialTurn>;

/** What the person said, and whether it was a choice that the coach had offered. */
const Saying = z.strictObject({ said: z.string(), chosen: z.boolean() });

/** What a step of the script came to. A clock move has no turns, a `converse` has many. */
export const TrialStep = z.strictObject({
  step: z.int().positive(),
  kind: z.enum(['say', 'choose', 'advance_clock', 'converse']),
  turns: z.array(TrialTurn),
  /** What was said last and never answered, where the trial ended over it. */
  unanswered: Saying.optional(),
  /** What the person's clock showed after it, where the step moved it. */
  clock: Timestamp.optional(),
});
export type TrialStep = z.infer<typeof TrialStep>;

/** Beside the transcript, of each turn: what does not belong to the bytes that a seed must give again. */
export const TurnRecord = z.strictObject({
  step: z.int().positive(),
  message_id: Id,
  /** The version of the instance before the turn, to fork right before it. */
  version_before: z.int().positive(),
  version_after: z.int().positive(),
  duration_ms: z.number(),
  prompt: z.string(),
  cost: EngineCost,
  /** How long the engine took of that; absent where it takes no time to speak of. */
  times: AnswerTimes.optional(),
  /** Where the told state differs from before the turn. */
  changes: z.array(z.strictObject({ pointer: z.string(), left: FreeJson.optional(), right: FreeJson.optional() })),
});
export type TurnRecord = z.infer<typeof TurnRecord>;

/** One trial whole, as it is kept: at most 4 MB, for 30 days. */
export const Trial = z
  .strictObject({
    run_id: Id,
    rehearsal: z.string(),
    /** From 1, within its rehearsal. */
    trial: z.int().positive(),
    seed: z.int().nonnegative(),
    engine: z.string(),
    /** Kind, model and digest of the instructions of the engine that answered; null where none did. */
    fingerprint: z.string().nullable(),
    verdict: TrialVerdict,
    error: TrialError.nullable(),
    instance_id: Id.nullable(),
    /** Whether the instance was kept, to be opened or forked. */
    kept: z.boolean(),
    steps: z.array(TrialStep),
    turns: z.array(TurnRecord),
    results: z.array(ExpectationResult),
    /** Of all its calls, those that came to no answer too. */
    cost: EngineCost,
    /** What the language model was asked for that played the person; absent where none did. */
    person_cost: EngineCost.optional(),
    started_at: Timestamp,
    ended_at: Timestamp,
  })
  .meta({ id: 'Trial' });
export type Trial = z.infer<typeof Trial>;
