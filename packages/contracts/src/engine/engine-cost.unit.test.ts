import { describe, expect, it } from '@jest/globals';
import { addCosts, costOfCall, NO_COST, shownBudget, shownCost, shownCosts, tokensOf } from './engine-cost.js';

describe('the cost of calls', () => {
  it('counts tokens of the calls that told them, and says of how many these are', () => {
    const told = addCosts(costOfCall({ input_tokens: 100, output_tokens: 20 }), costOfCall());
    expect(told).toEqual({ calls: 2, counted_calls: 1, input_tokens: 100, output_tokens: 20 });
    expect(tokensOf(told)).toBe(120);
    expect(shownCost(told)).toBe('2 calls, 120 tokens (100 in, 20 out) told by 1 of them');
  });

  it('of the coach is told apart from that of the person, where a model played one', () => {
    const cost = costOfCall();
    expect(shownCosts({ cost })).toBe('1 call, tokens not told');
    const person_cost = costOfCall({ input_tokens: 90, output_tokens: 4 });
    expect(shownCosts({ cost, person_cost })).toBe(
      '1 call, tokens not told; by the model of the person 1 call, 94 tokens (90 in, 4 out)',
    );
  });

  it('is unknown, and not nothing, where no call told its tokens', () => {
    const untold = addCosts(costOfCall(), costOfCall());
    expect(tokensOf(untold)).toBeNull();
    expect(shownCost(untold)).toBe('2 calls, tokens not told');
    expect(shownCost(NO_COST)).toBe('0 calls');
    expect(shownCost(costOfCall({ input_tokens: 0, output_tokens: 0 }))).toBe('1 call, 0 tokens (0 in, 0 out)');
  });

  it.each([
    [{ max_calls: 5 }, '6 calls, 1 over the limit of 5, 1240 tokens (1000 in, 240 out)'],
    [{ max_tokens: 1000 }, '6 calls, 1240 tokens (1000 in, 240 out), 240 over the limit of 1000'],
    [{ max_calls: 6, max_tokens: 1240 }, '6 calls, 1240 tokens (1000 in, 240 out)'],
    [{ max_calls: null, max_tokens: undefined }, '6 calls, 1240 tokens (1000 in, 240 out)'],
  ])('says what went over %j', (limits, told) => {
    const cost = { calls: 6, counted_calls: 6, input_tokens: 1000, output_tokens: 240 };
    expect(shownCosts({ cost, ...limits })).toBe(told);
  });

  it('is held to the budget of the coach alone', () => {
    const person_cost = { ...NO_COST, calls: 2 };
    expect(shownCosts({ cost: costOfCall(), person_cost, max_calls: 1 })).toBe(
      '1 call, tokens not told; by the model of the person 2 calls, tokens not told',
    );
  });

  it('may be no more than a budget, which one call is too', () => {
    expect(shownBudget({ max_calls: 1, max_tokens: 1 })).toBe('1 call and 1 token');
    expect(shownBudget({ max_calls: 500, max_tokens: 2_000_000 })).toBe('500 calls and 2000000 tokens');
    expect(shownBudget({ max_calls: null })).toBeUndefined();
  });
});
