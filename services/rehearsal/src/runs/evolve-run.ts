import { addCosts, NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import { gateMet, rehearsalVerdict } from '@rehearsal/rehearsing/verdicts';
import { medianOf } from './median.js';
import type { RehearsalRunRecord } from './rehearsal-run.js';

/** How a fact changes a run. Pure. */
export function evolve(
  state: RehearsalRunRecord | undefined,
  fact: RehearsalRunFact,
  { id, at, actor }: FoldMeta,
): RehearsalRunRecord | undefined {
  if (fact.type === 'RehearsalRunQueued') {
    const rehearsals = fact.data.rehearsals.map((planned) => ({ ...planned, ...NOTHING_SHOWN }));
    return { ...NEW, ...fact.data, rehearsals, id, requested_by: actor.id, queued_at: at, created_at: at };
  }
  if (!state) return undefined;
  switch (fact.type) {
    case 'RehearsalRunStarted':
      return { ...state, state: 'running', started_at: at };
    case 'TrialEnded':
      return withTrial(state, fact.data);
    case 'RehearsalRunCancelRequested':
      return { ...state, state: 'cancelling' };
    case 'RehearsalRunFinished':
      return { ...state, ...fact.data, state: fact.data.verdict, finished_at: at };
    case 'RehearsalRunPinned':
      return { ...state, pinned: true };
    case 'RehearsalRunUnpinned': {
      const { pinned: _, ...unpinned } = state;
      return unpinned;
    }
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}

type Ended = Extract<RehearsalRunFact, { type: 'TrialEnded' }>['data'];

function withTrial(state: RehearsalRunRecord, trial: Ended): RehearsalRunRecord {
  const trials = [...state.trials, trial];
  const shown = (one: Shown): Shown => {
    const counted = counting(one, trial.verdict);
    if (counted.verdict === null) return counted;
    const judged = trials.filter(({ rehearsal, verdict }) => rehearsal === trial.rehearsal && verdict !== 'error');
    const middle = medianOf(judged.map(({ duration_ms }) => duration_ms));
    return { ...counted, ...(middle !== undefined && { median_ms: middle }) };
  };
  return {
    ...state,
    trials,
    rehearsals: state.rehearsals.map((one, index) => (index === trial.rehearsal ? shown(one) : one)),
    cost: addCosts(state.cost, trial.cost),
    ...(trial.person_cost && { person_cost: addCosts(state.person_cost ?? NO_COST, trial.person_cost) }),
  };
}

type Shown = RehearsalRunRecord['rehearsals'][number];

/** A verdict is given once all trials have ended: before, the next one may turn it. */
function counting(shown: Shown, verdict: Ended['verdict']): Shown {
  const counts = {
    passed: shown.passed + (verdict === 'passed' ? 1 : 0),
    failed: shown.failed + (verdict === 'failed' ? 1 : 0),
    errors: shown.errors + (verdict === 'error' ? 1 : 0),
  };
  if (counts.passed + counts.failed + counts.errors < shown.trials) return { ...shown, ...counts };
  const given = rehearsalVerdict(counts, shown.max_errors);
  return { ...shown, ...counts, verdict: given, gate_met: given === 'error' ? null : gateMet(shown.gate, counts) };
}

const NOTHING_SHOWN = { passed: 0, failed: 0, errors: 0, verdict: null, gate_met: null } as const;

const NEW = {
  state: 'queued',
  verdict: null,
  reasons: [],
  trials: [],
  cost: NO_COST,
  left_behind: null,
  started_at: null,
  finished_at: null,
} as const satisfies Partial<RehearsalRunRecord>;
