import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import type { RunVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RehearsalVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-verdict';

/** How the trials of a rehearsal ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
}

/** What k trials show. Errors are not the coach's: more of them than are borne, or nothing else, and nothing is shown. */
export function rehearsalVerdict({ passed, failed, errors }: Counts, maxErrors: number): RehearsalVerdict {
  if (errors > maxErrors || passed + failed === 0) return 'error';
  if (failed === 0) return 'always_pass';
  return passed === 0 ? 'always_fail' : 'flaky';
}

/** Whether enough of the judged trials passed; of none, not. */
export function gateMet(gate: Gate, { passed, failed }: Pick<Counts, 'passed' | 'failed'>): boolean {
  const judged = passed + failed;
  if (judged === 0) return false;
  return gate === 'all' ? failed === 0 : passed / judged >= gate.rate;
}

/** The worst first: what fails before what may, then what could not be judged. */
export const BY_WORST: readonly RehearsalVerdict[] = ['always_fail', 'flaky', 'error', 'always_pass'];

/** What several rehearsals show together. */
export const worstVerdict = (verdicts: readonly RehearsalVerdict[]): RehearsalVerdict | undefined =>
  BY_WORST.find((verdict) => verdicts.includes(verdict));

interface Ended {
  readonly verdict: RehearsalVerdict | null;
  readonly gate_met: boolean | null;
}

/** A run passes when each of its rehearsals meets its gate; one that could not be judged fails nothing, and passes nothing. */
export function runVerdict(rehearsals: readonly Ended[]): Exclude<RunVerdict, 'cancelled'> {
  if (rehearsals.some(({ verdict, gate_met }) => verdict !== 'error' && gate_met === false)) return 'failed';
  return rehearsals.some(({ verdict, gate_met }) => verdict === 'error' || gate_met === null) ? 'error' : 'passed';
}
