import { describe, expect, it } from '@jest/globals';
import { addCosts, costOfCall, NO_COST, type EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import { createLog } from '@rehearsal/platform/log';
import { UnavailableError } from '@rehearsal/platform/errors';
import type { SaidTurn } from '@rehearsal/rehearsing/session';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { budgetOf } from './budget.js';

/** A budget whose run has spent so much, and the turns that are taken within it. */
function held(limits: { max_calls?: number; max_tokens?: number }, already: EngineCost = NO_COST) {
  let cost = already;
  let isAway = false;
  const spent = {
    of: () => {
      if (!isAway) return Promise.resolve(cost);
      isAway = false;
      return Promise.reject(new UnavailableError('away'));
    },
    add: (_run: string, more: EngineCost) => Promise.resolve(void (cost = addCosts(cost, more))),
  };
  const budget = budgetOf(
    { id: 'run-1', ...limits },
    { spent, signal: new AbortController().signal, log: createLog('test', 'silent') },
  );
  return { budget, spent: () => cost, loseTheStoreOnce: () => void (isAway = true) };
}

const turn = (cost: EngineCost) => () => Promise.resolve({ cost } as SaidTurn);
const told = costOfCall({ input_tokens: 100, output_tokens: 20 });

describe('the budget of a run', () => {
  it.each([
    [{ max_calls: 2 }, 'The run may cost 2 calls, and that is spent: 2 calls, 240 tokens (200 in, 40 out).'],
    [{ max_tokens: 240 }, 'The run may cost 240 tokens, and that is spent: 2 calls, 240 tokens (200 in, 40 out).'],
  ])('of %j lets turns be taken until it is spent, and then none', async (limits, detail) => {
    const { budget } = held(limits);
    for (let taken = 0; taken < 2; taken += 1) {
      await budget.check();
      await budget.counting(turn(told));
    }
    await expect(budget.check()).rejects.toEqual(new TrialFault('budget', detail));
  });

  it('counts turns that came to no answer, and those of attempts that were lost', async () => {
    const { budget, spent } = held({ max_calls: 3 }, costOfCall());
    const failed = new TrialFault('engine', 'ENGINE_TIMEOUT: too late', { cost: told });
    await expect(budget.counting(() => Promise.reject(failed))).rejects.toBe(failed);
    expect(spent()).toEqual(addCosts(costOfCall(), told));
    await budget.check();
  });

  it('of tokens cannot be held where the engine does not tell them, and says so', async () => {
    const { budget, spent } = held({ max_tokens: 1000 });
    await expect(budget.counting(turn(costOfCall()))).rejects.toMatchObject({ kind: 'budget', cost: costOfCall() });
    expect(spent()).toEqual(costOfCall());
  });

  it('that is none asks nobody', async () => {
    const { budget, spent } = held({}, costOfCall());
    await budget.check();
    await budget.counting(turn(told));
    expect(spent()).toEqual(costOfCall());
  });

  it('waits for a store that is away', async () => {
    const { budget, loseTheStoreOnce } = held({ max_calls: 1 });
    loseTheStoreOnce();
    await budget.check();
  });
});
