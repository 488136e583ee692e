import { z } from 'zod';

/** `all`: every judged trial passes (pass^k). A rate: at least that share of the judged ones does. */
export const Gate = z.union([
  z.literal('all', 'must be "all", or a rate such as {"rate": 0.9}'),
  z.strictObject({ rate: z.number().gt(0).max(1) }),
]);
export type Gate = z.infer<typeof Gate>;
