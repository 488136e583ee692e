import { z } from 'zod';
import { AnswerTimes } from '../engine/answer-times.js';
import { EngineCost } from '../engine/engine-cost.js';

/** Which coach answers a test user, by the name of an engine; null for the house's own. */
export const EngineChoice = z.string().min(1).max(100).nullable();
/** The same seed gives the same answers, where an engine can promise that; null for the house's own. */
export const SeedChoice = z.uint32().nullable();

/** Who gave an answer: the engine by name, what it was at that moment, and the seed that it was asked with. */
export const AnsweredBy = z.strictObject({
  engine: z.string(),
  /** Kind, model and digest of the instructions of the engine: two answers of one fingerprint are of the same coach. */
  fingerprint: z.string().max(500),
  seed: z.uint32(),
  /** What it was asked for; absent where nobody counted. */
  cost: EngineCost.optional(),
  /** Absent where the engine takes no time to speak of. */
  times: AnswerTimes.optional(),
});
export type AnsweredBy = z.infer<typeof AnsweredBy>;
