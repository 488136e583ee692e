import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '@rehearsal/platform/log';
import type { RedisNames } from './redis-names.js';
import type { RunJob } from './run-queue.js';
import type { RunStops } from './run-stops.js';

/** One run at a time: two on one machine would measure each other. More load at once needs more workers. */
export function takeJobs(
  parts: { connection: Redis; names: RedisNames; stops: RunStops; log: Log },
  execute: (runId: string) => Promise<void>,
): { close: () => Promise<void> } {
  const worker = new Worker<RunJob>(parts.names.queue, (job) => execute(job.data.runId), {
    connection: parts.connection,
    prefix: parts.names.queuePrefix,
    concurrency: 1,
    // A job whose worker died is never given to another: the reconciler ends its run.
    maxStalledCount: 0,
  });
  worker.on('error', (error) => parts.log.warn({ err: error }, 'the queue does not answer'));
  worker.on('failed', (job, error) => parts.log.error({ err: error, runId: job?.data.runId }, 'a job failed'));
  return {
    close: async () => {
      parts.stops.stopAll('worker_stopped');
      await worker.close();
    },
  };
}
