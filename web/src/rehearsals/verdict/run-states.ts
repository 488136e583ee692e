import type { RehearsalRunState } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { isUnfinished } from '@rehearsal/contracts/rehearsal/unfinished';

/** Whether asking to cancel has any effect. */
export const isCancellable = (state: RehearsalRunState): boolean => isUnfinished(state) && state !== 'cancelling';
