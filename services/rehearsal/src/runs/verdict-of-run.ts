import { shownBudget } from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRun, RunVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { runVerdict } from '@rehearsal/rehearsing/verdicts';

/** What a run comes to whose trials have ended, in sentences with the numbers behind it. */
export function verdictOf(run: Judged): { verdict: RunVerdict; reasons: string[] } {
  if (run.state === 'cancelling') {
    const [ended, planned] = [sum(run.rehearsals, endedOf), sum(run.rehearsals, ({ trials }) => trials)];
    return { verdict: 'cancelled', reasons: [`the run was cancelled: ${ended} of ${planned} trials had ended`] };
  }
  const reasons = [...run.rehearsals.flatMap((shown) => reasonOf(shown) ?? []), ...ofBudget(run)];
  return { verdict: runVerdict(run.rehearsals), reasons };
}

/** Also where as many errors are borne: a run that was to be cheaper than it is says so. */
function ofBudget({ trials, max_calls, max_tokens }: Judged): string[] {
  const over = trials.filter(({ error }) => error?.kind === 'budget').length;
  const limits = shownBudget({ max_calls, max_tokens });
  if (over === 0 || limits === undefined) return [];
  return [`${over} ${over === 1 ? 'trial' : 'trials'} ended over the run's budget of ${limits}`];
}

type Judged = Pick<RehearsalRun, 'state' | 'rehearsals' | 'trials' | 'max_calls' | 'max_tokens'>;
type Shown = RehearsalRun['rehearsals'][number];

/** Of what passed nothing needs to be said. */
function reasonOf({ rehearsal, scenario_name, trials, gate, max_errors, ...shown }: Shown): string | undefined {
  const named = `"${rehearsal}" (${scenario_name})`;
  if (shown.verdict === 'error')
    return `${named} could not be judged: ${shown.errors} of ${trials} trials ended in an error, and ${max_errors} may`;
  if (shown.gate_met !== false) return undefined;
  const demanded = gate === 'all' ? 'all of them' : `at least ${gate.rate * 100} %`;
  return `${named}: ${shown.passed} of ${shown.passed + shown.failed} judged trials passed, and its gate is ${demanded}`;
}

const endedOf = ({ passed, failed, errors }: Shown): number => passed + failed + errors;
const sum = (shown: readonly Shown[], of: (one: Shown) => number): number =>
  shown.reduce((total, one) => total + of(one), 0);
