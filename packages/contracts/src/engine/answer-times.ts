import { z } from 'zod';

const Milliseconds = z.int().nonnegative();

/** How long an engine took over an answer, from when it was asked: what it waited for its turn is not in it. */
export const AnswerTimes = z
  .strictObject({
    /** Until the first of its words came; of a coach that does not stream they all come at the end. */
    time_to_first_token_ms: Milliseconds,
    /** Until the answer was whole. */
    e2e_latency_ms: Milliseconds,
  })
  .meta({ id: 'AnswerTimes' });
export type AnswerTimes = z.infer<typeof AnswerTimes>;
