import type { Redis } from 'ioredis';
import { openJobQueue, type QueuePlace } from '@rehearsal/platform/jobs/job-queue';
import type { TrialOf } from '../runs/progress.js';

/** A job names a trial. */
export interface TrialJob extends TrialOf {
  runId: string;
}

export interface TrialQueue {
  /** Adding a trial that is in the queue already changes nothing. */
  add(jobs: readonly TrialJob[]): Promise<void>;
  /** How many wait or are taken. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** Also the name of the trial's lease. */
export const jobId = ({ runId, rehearsal, trial }: TrialJob): string => `trial-${runId}-${rehearsal}-${trial}`;

/** The queue of trials. First trials come first, so that a small run does not wait for all of a large one. */
export function openTrialQueue(redis: Redis, place: QueuePlace): TrialQueue {
  const queue = openJobQueue<TrialJob>(redis, place);
  return {
    add: (jobs) => queue.add(jobs.map((job) => ({ id: jobId(job), data: job, priority: job.trial }))),
    size: () => queue.size(),
    close: () => queue.close(),
  };
}
