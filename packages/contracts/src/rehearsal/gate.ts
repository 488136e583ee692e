import { z } from 'zod';

/** Most trials of one rehearsal in a run, and most rehearsals of a scenario or a run. */
export const MOST_TRIALS = 100;
export const MOST_REHEARSALS = 200;

/** Most turns of a trial, and of what is said again. */
export const MOST_TURNS = 500;

/** `all`: every judged trial passes (pass^k). A rate: at least that share of the judged ones does. */
export const Gate = z.union([
  z.literal('all', 'must be "all", or a rate such as {"rate": 0.9}'),
  z.strictObject({ rate: z.number().gt(0).max(1) }),
]);
export type Gate = z.infer<typeof Gate>;
