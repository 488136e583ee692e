import type { LoadRunView } from '@rehearsal/contracts/load/load-run';

interface Judged {
  readonly words: string;
  readonly color: string;
  /** What broke comes first, what says nothing last. */
  readonly rank: number;
}

/** The ends of a run that was not over when it was judged, or that could not be judged at all. */
const CUT_SHORT: readonly LoadRunView['verdict'][] = ['cancelled', 'error', 'timed_out'];

/**
 * What a threshold came to. Without a sample nothing held; a limit that held in a run that was cut short held until then.
 */
export const judgedOf = (
  { ok, samples }: Pick<LoadRunView['thresholds'][number], 'ok' | 'samples'>,
  verdict: LoadRunView['verdict'],
): Judged => {
  if (!ok) return { words: 'breached', color: 'red', rank: 0 };
  if (samples === 0) return { words: 'no samples', color: 'gray', rank: 2 };
  return CUT_SHORT.includes(verdict)
    ? { words: 'held so far', color: 'gray', rank: 1 }
    : { words: 'held', color: 'green', rank: 1 };
};
