import { NO_COST, shownBudget, shownCost, tokensOf, type EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import type { Log } from '@rehearsal/platform/log';
import type { RehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { SaidTurn } from '@rehearsal/rehearsing/session';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { patiently } from './patiently.js';
import type { Spent } from './spent.js';

type Limits = Pick<RehearsalRun, 'id' | 'max_calls' | 'max_tokens'>;

/** What a run may ask its engine for, held to before each turn; a turn that is under way is waited for. */
interface Budget {
  /** Throws TrialFault where the budget is spent. */
  check(): Promise<void>;
  /** Takes the turn, and counts what it cost whether it came to an answer or not. */
  counting(take: () => Promise<SaidTurn>): Promise<SaidTurn>;
}

const UNLIMITED: Budget = { check: () => Promise.resolve(), counting: (take) => take() };

export function budgetOf(
  { id, max_calls, max_tokens }: Limits,
  { spent, signal, log }: { spent: Pick<Spent, 'of' | 'add'>; signal: AbortSignal; log: Log },
): Budget {
  if (max_calls === undefined && max_tokens === undefined) return UNLIMITED;

  function refuseMore(cost: EngineCost): void {
    const over =
      max_calls !== undefined && cost.calls >= max_calls
        ? shownBudget({ max_calls })
        : max_tokens !== undefined && (tokensOf(cost) ?? 0) >= max_tokens
          ? shownBudget({ max_tokens })
          : undefined;
    if (over !== undefined)
      throw new TrialFault('budget', `The run may cost ${over}, and that is spent: ${shownCost(cost)}.`);
  }

  return {
    check: async () => refuseMore(await patiently(() => spent.of(id), signal, log)),
    counting: async (take) => {
      let cost = NO_COST;
      try {
        const said = await take();
        cost = said.cost;
        if (max_tokens === undefined || cost.counted_calls === cost.calls) return said;
      } catch (error) {
        if (error instanceof TrialFault) cost = error.cost;
        throw error;
      } finally {
        await patiently(() => spent.add(id, cost), signal, log);
      }
      const detail = 'The engine does not tell its tokens, so a budget of tokens cannot be held: give one of calls.';
      throw new TrialFault('budget', detail, { cost });
    },
  };
}
