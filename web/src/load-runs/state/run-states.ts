import type { LoadRunState } from '@rehearsal/contracts/load/load-run';

const unfinished: readonly LoadRunState[] = ['queued', 'preparing', 'running', 'cancelling'];

/** Said here again so that the pages of load runs do without the schemas; the compiler checks the names. */
export const isUnfinished = (state: LoadRunState): boolean => unfinished.includes(state);

/** Whether asking to cancel has any effect. */
export const isCancellable = (state: LoadRunState): boolean => isUnfinished(state) && state !== 'cancelling';
