import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';

/** What k6 does just now: load that has not begun is no load, and what goes on after its plan is none either. */
export const phaseOf = ({ load_s, fraction }: Pick<LoadRunProgress, 'load_s' | 'fraction'>): string => {
  if (load_s === null) return 'setup';
  return fraction === 1 ? 'teardown' : 'load';
};
