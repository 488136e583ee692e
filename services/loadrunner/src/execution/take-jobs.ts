import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '@rehearsal/platform/log';
import type { RunJob } from '../queue/run-queue.js';
import type { RedisNames } from '../redis-names.js';
import type { RunStops } from '../in-hand/run-stops.js';

/** How soon the queue gives up on a job whose worker was killed before it could start the run, which is then offered again. */
const LOCK_MS = 15_000;
const STALLED_EVERY_MS = 10_000;

export interface JobTaker {
  /**
   * Takes nothing more and waits for the runs in hand: for `drainSeconds`, or until `hurry`. Those that have not ended by
   * then are stopped, and end as errors.
   */
  close(drainSeconds: number, hurry: AbortSignal): Promise<void>;
}

/** By default one run at a time: two on one machine would measure each other. */
export function takeJobs(
  parts: { connection: Redis; names: RedisNames; stops: RunStops; concurrency: number; log: Log },
  execute: (job: RunJob) => Promise<void>,
): JobTaker {
  const worker = new Worker<RunJob>(parts.names.queue, (job) => execute(job.data), {
    connection: parts.connection,
    prefix: parts.names.queuePrefix,
    concurrency: parts.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_EVERY_MS,
    // A job whose worker died is never given to another: the reconciler ends its run.
    maxStalledCount: 0,
  });
  worker.on('error', (error) => parts.log.warn({ err: error }, 'the queue does not answer'));
  worker.on('failed', (job, error) => parts.log.error({ err: error, runId: job?.data.runId }, 'a job failed'));
  return {
    close: async (drainSeconds, hurry) => {
      parts.stops.close();
      const closing = worker.close();
      const stop = () => parts.stops.stopAll('worker_stopped');
      const timer = setTimeout(stop, drainSeconds * 1000);
      // An abort that was before this one is told of would never be heard.
      if (hurry.aborted) stop();
      else hurry.addEventListener('abort', stop, { once: true });
      try {
        await closing;
      } finally {
        clearTimeout(timer);
        hurry.removeEventListener('abort', stop);
      }
    },
  };
}
