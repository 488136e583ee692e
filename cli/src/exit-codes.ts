import type { RunVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { CourseComparison } from '@rehearsal/rehearsing/replay/compare-courses';

/**
 * What every command exits with. `loadtest run --wait` and `watch` pass the code of the run on, which is k6's own
 * (`@rehearsal/contracts/load/exit-codes`). A command that a signal ends exits with 128 and the signal's number.
 */
export const EXIT = {
  ok: 0,
  /** Our fault, or there is no system that answers. */
  failure: 1,
  /** Bad input or usage: the same again gives the same. */
  usage: 2,
  /** Not judged: a load run that is `invalid`; a rehearsal run with errors in which nothing failed, or that was cancelled. */
  notJudged: 3,
  /** Judged, and not good enough. */
  failed: 99,
} as const;

const OF_RUN: Readonly<Record<RunVerdict, number>> = {
  passed: EXIT.ok,
  failed: EXIT.failed,
  error: EXIT.notJudged,
  cancelled: EXIT.notJudged,
};

/** Of a rehearsal run; without a verdict it was not judged. */
export const exitOfRun = (verdict: RunVerdict | null): number => (verdict === null ? EXIT.notJudged : OF_RUN[verdict]);

const OF_REPLAY: Readonly<Record<CourseComparison['verdict'], number>> = {
  same: EXIT.ok,
  diverged: EXIT.failed,
  error: EXIT.notJudged,
};

/** Of a replay: a divergence is judged, a replay that could not be made is not. */
export const exitOfReplay = (verdict: CourseComparison['verdict']): number => OF_REPLAY[verdict];

export const exitOfSignal = (number: number): number => 128 + number;
