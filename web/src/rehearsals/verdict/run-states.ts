import type { RehearsalRunState } from '@rehearsal/contracts/rehearsal/rehearsal-run';

const unfinished: readonly RehearsalRunState[] = ['queued', 'running', 'cancelling'];

/** Said here again so that these pages do without the schemas; the compiler checks the names. */
export const isUnfinished = (state: RehearsalRunState): boolean => unfinished.includes(state);

/** Whether asking to cancel has any effect. */
export const isCancellable = (state: RehearsalRunState): boolean => isUnfinished(state) && state !== 'cancelling';
