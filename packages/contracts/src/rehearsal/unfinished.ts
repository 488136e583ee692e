import type { RehearsalRunState } from './rehearsal-run.js';

const unfinished: readonly RehearsalRunState[] = ['queued', 'running', 'cancelling'];

/** Whether a run still goes on. Apart from the schemas, which a first page does without; the compiler checks the names. */
export const isUnfinished = (state: RehearsalRunState): boolean => unfinished.includes(state);
