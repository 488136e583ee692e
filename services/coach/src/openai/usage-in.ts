import { z } from 'zod';
import type { TokenUsage } from '@rehearsal/contracts/engine/engine-cost';

const Usage = z.object({ prompt_tokens: z.int().nonnegative(), completion_tokens: z.int().nonnegative() });

/** What an endpoint tells of its tokens; what it tells in another form is not told. */
export function usageIn(told: unknown): TokenUsage | undefined {
  const { data } = Usage.safeParse(told);
  return data && { input_tokens: data.prompt_tokens, output_tokens: data.completion_tokens };
}
