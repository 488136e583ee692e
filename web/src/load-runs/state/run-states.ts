import type { LoadRunState } from '@rehearsal/contracts/load/load-run';

const unfinished: readonly LoadRunState[] = ['queued', 'preparing', 'running', 'cancelling'];

/**
 * Every state of a run, verdicts first. Said here again so that the pages of load runs do without the schemas; the compiler
 * checks the names.
 */
export const STATES: readonly LoadRunState[] = [
  'passed',
  'failed',
  'invalid',
  'error',
  'cancelled',
  'timed_out',
  ...unfinished,
];

export const isUnfinished = (state: LoadRunState): boolean => unfinished.includes(state);

/** Whether asking to cancel has any effect. */
export const isCancellable = (state: LoadRunState): boolean => isUnfinished(state) && state !== 'cancelling';
