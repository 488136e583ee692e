import { z } from 'zod';

/** How an engine is asked: ours without a network, an OpenAI-compatible endpoint, or a coach of your own over HTTP. */
export const EngineKind = z.enum(['scripted', 'openai', 'http']);
export type EngineKind = z.infer<typeof EngineKind>;

/** An engine as people see it. What it is reached by and with is not for everybody's eyes. */
export const EngineRow = z
  .strictObject({
    name: z.string(),
    kind: EngineKind,
    /** Kind, model and digest of the instructions: two answers of one fingerprint are of the same coach. */
    fingerprint: z.string(),
    /** Whether it answers whoever chooses none. */
    default: z.boolean(),
    /** How many turns it is asked for at once by each process; null: as many as there are. */
    max_concurrent: z.int().positive().nullable(),
    timeout_seconds: z.number().positive().nullable(),
    /** What a rehearsal run may ask it for, over all trials, unless the run says otherwise; null: no limit. */
    max_calls_per_run: z.int().positive().nullable(),
    max_tokens_per_run: z.int().positive().nullable(),
  })
  .meta({ id: 'Engine' });
export type EngineRow = z.infer<typeof EngineRow>;
