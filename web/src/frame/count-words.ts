import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';

/** How many of something, short and in words. */
export interface RailCount {
  readonly short: string;
  readonly words: string;
}

/** Nothing where there is none, or nobody knows so far. */
export const countOf = (
  count: number | undefined,
  most: number,
  wordsOf: (count: string) => string,
): RailCount | undefined => {
  if (count === undefined || count === 0) return undefined;
  const short = count < most ? String(count) : `${most}+`;
  return { short, words: wordsOf(count < most ? short : `at least ${most}`) };
};

/** Those that failed, or could not be judged, and ended after a moment. */
export const failedSince = (runs: readonly Pick<RehearsalRunRow, 'verdict' | 'finished_at'>[], since: number): number =>
  runs.filter(
    ({ verdict, finished_at: end }) =>
      (verdict === 'failed' || verdict === 'error') && end !== null && Date.parse(end) > since,
  ).length;
