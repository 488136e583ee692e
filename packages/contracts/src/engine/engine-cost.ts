import { z } from 'zod';

const Count = z.int().nonnegative();

/** What an engine says that a call came to. */
export const TokenUsage = z.strictObject({ input_tokens: Count, output_tokens: Count });
export type TokenUsage = z.infer<typeof TokenUsage>;

/** What an engine was asked for. Nothing is guessed: tokens are those of the calls that told them, null where none did. */
export const EngineCost = z
  .strictObject({
    calls: Count,
    /** How many of the calls told their tokens. */
    counted_calls: Count,
    input_tokens: Count.nullable(),
    output_tokens: Count.nullable(),
  })
  .meta({ id: 'EngineCost' });
export type EngineCost = z.infer<typeof EngineCost>;

/** The most of something that a run may ask an engine for. */
export const SpendLimit = z.int().positive().max(1_000_000_000_000);

export const NO_COST: EngineCost = { calls: 0, counted_calls: 0, input_tokens: null, output_tokens: null };

/** One call, with what it told of its tokens. */
export const costOfCall = (usage?: TokenUsage): EngineCost =>
  usage === undefined ? { ...NO_COST, calls: 1 } : { calls: 1, counted_calls: 1, ...usage };

export const addCosts = (one: EngineCost, other: EngineCost): EngineCost => ({
  calls: one.calls + other.calls,
  counted_calls: one.counted_calls + other.counted_calls,
  input_tokens: addKnown(one.input_tokens, other.input_tokens),
  output_tokens: addKnown(one.output_tokens, other.output_tokens),
});

const addKnown = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : one + other;

/** Of the calls that told them; null where none did. */
export const tokensOf = ({ input_tokens, output_tokens }: EngineCost): number | null =>
  addKnown(input_tokens, output_tokens);

/** The most that an engine may be asked for; what is absent or null is not limited. */
interface SpendLimits {
  max_calls?: number | null | undefined;
  max_tokens?: number | null | undefined;
}

/**
 * For people: `25 calls, 1200 tokens (1000 in, 200 out)`, and of how many calls that is where it is not of all. What went
 * over a limit is said, for a turn that has begun is ended.
 */
export function shownCost(cost: EngineCost, { max_calls, max_tokens }: SpendLimits = {}): string {
  const { calls, counted_calls, input_tokens, output_tokens } = cost;
  const tokens = tokensOf(cost);
  const made = `${shownCalls(calls)}${shownOver(calls, max_calls)}`;
  if (tokens === null) return calls === 0 ? made : `${made}, tokens not told`;
  const rest = counted_calls < calls ? ` told by ${counted_calls} of them` : '';
  const told = `${tokens} tokens (${input_tokens ?? 0} in, ${output_tokens ?? 0} out)${rest}`;
  return `${made}, ${told}${shownOver(tokens, max_tokens)}`;
}

const shownCalls = (calls: number): string => `${calls} ${calls === 1 ? 'call' : 'calls'}`;

const shownOver = (spent: number, limit: number | null | undefined): string =>
  typeof limit === 'number' && spent > limit ? `, ${spent - limit} over the limit of ${limit}` : '';

/** For people: `500 calls and 2000000 tokens`; undefined where there is no limit. */
export function shownBudget({ max_calls, max_tokens }: SpendLimits): string | undefined {
  const parts = [
    ...(max_calls ? [shownCalls(max_calls)] : []),
    ...(max_tokens ? [`${max_tokens} ${max_tokens === 1 ? 'token' : 'tokens'}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

/**
 * What the coach was asked for, of as much as it may be asked for, and apart from it the language model that plays persons
 * and gives advice, where it did.
 */
export const shownCosts = ({
  cost,
  person_cost,
  ...limits
}: SpendLimits & {
  cost: EngineCost;
  person_cost?: EngineCost | undefined;
}): string => {
  const told = shownCost(cost, limits);
  return person_cost === undefined ? told : `${told}; by the model of the person ${shownCost(person_cost)}`;
};
