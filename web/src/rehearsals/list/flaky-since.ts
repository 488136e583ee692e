import type { RehearsalMark } from '@rehearsal/contracts/http/rehearsals';

interface FlakySince {
  readonly at: string;
  /** The runs that are known go no further back, so it may be longer. */
  readonly orLonger: boolean;
}

/**
 * Since when a rehearsal is flaky: the first of the flaky runs that nothing but errors came between. `marks` are newest
 * first. Undefined where the newest that says something is not flaky.
 */
export const flakySince = (marks: readonly Pick<RehearsalMark, 'verdict' | 'ended_at'>[]): FlakySince | undefined => {
  const judged = marks.filter(({ verdict }) => verdict !== 'error');
  const steady = judged.findIndex(({ verdict }) => verdict !== 'flaky');
  const flaky = steady === -1 ? judged : judged.slice(0, steady);
  const first = flaky.at(-1);
  return first && { at: first.ended_at, orLonger: steady === -1 };
};
