import { EXIT } from '@rehearsal/contracts/load/exit-codes';

/** k6 ended and was judged, and the verdict is bad: thresholds or false green, `test.abort()`, `test.fail()`. */
const FAILED: readonly number[] = [EXIT.breached, EXIT.aborted, EXIT.markedFailed];

function gravity(code: number): number {
  if (code === EXIT.passed) return 0;
  if (code === EXIT.invalid) return 1;
  return FAILED.includes(code) ? 2 : 3;
}

/**
 * The exit code of several runs is that of the worst: one that could not be judged (k6's other codes) is worse than one
 * that failed (99, 108, 110), which is worse than an invalid one (3), which is worse than 0. Of equals, the first counts.
 */
export const worstExit = (codes: readonly (number | null)[]): number =>
  codes.map((code) => code ?? 1).reduce((worst, code) => (gravity(code) > gravity(worst) ? code : worst), 0);
