import { takesRuns, type LoadWorker } from '@rehearsal/contracts/load/load-worker';

/** How many runs or parts the workers that live can have in their hands at once. */
export interface WorkerRoom {
  /** Of those that take runs. */
  capacity: number;
  /** Of those that an operator drained, and may resume. */
  drained: number;
}

export const roomOf = (workers: readonly LoadWorker[]): WorkerRoom => ({
  capacity: total(workers.filter(takesRuns)),
  drained: total(workers.filter(({ drain, stopping }) => drain !== null && !stopping)),
});

const total = (workers: readonly LoadWorker[]): number =>
  workers.reduce((sum, { concurrency }) => sum + concurrency, 0);
