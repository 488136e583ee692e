import type { WorkerDependencies } from '../in-hand/worker-dependencies.js';
import type { CommonClock } from './common-clock.js';
import type { PartProgresses } from './part-progress.js';
import type { PartStore } from './part-store.js';

/** What a worker has to execute distributed runs with: where their parts meet, by which clock, and for how long they wait. */
export interface DistributedDependencies extends WorkerDependencies {
  store: PartStore;
  readClock: () => Promise<CommonClock>;
  partProgresses: PartProgresses;
  gatherSeconds: number;
}
