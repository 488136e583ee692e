import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';

/** What a run shows that has measured nothing, or not yet. */
export const nothingMeasured = (): Pick<LoadRunOutcome, 'thresholds' | 'checks' | 'metrics' | 'requests_to'> => ({
  thresholds: [],
  checks: [],
  metrics: [],
  requests_to: [],
});

/** The outcome of a run that ended before k6 measured anything, with its one reason. */
export const unmeasured = (verdict: LoadRunOutcome['verdict'], exit_code: number, reason: string): LoadRunOutcome => ({
  verdict,
  exit_code,
  reasons: [reason],
  ...nothingMeasured(),
});
