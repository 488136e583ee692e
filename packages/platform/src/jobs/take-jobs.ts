import { WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../log.js';
import type { QueuePlace } from './job-queue.js';

/** How soon the queue gives up on a job whose worker was killed before it had the lease; the job is then added again. */
const LOCK_MS = 15_000;
const STALLED_EVERY_MS = 10_000;

export interface JobTaker {
  /** Takes nothing more until it is resumed; what is in hand goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Takes nothing more and waits for the jobs in hand: for `drainSeconds`, or until `hurry`. Those that have not ended by
   * then are stopped.
   */
  close(drainSeconds: number, hurry: AbortSignal): Promise<void>;
}

interface Taking {
  connection: Redis;
  place: QueuePlace;
  concurrency: number;
  /** From now on nothing new begins. */
  drain: () => void;
  /** What is in hand must end now. */
  stop: () => void;
  log: Log;
}

export function takeJobs(
  { connection, place, concurrency, drain, stop, log }: Taking,
  execute: (data: unknown) => Promise<void>,
): JobTaker {
  const worker: Worker<unknown> = new Worker<unknown>(
    place.queue,
    async (job, token) => {
      // It waited for one when it was paused, and got it: somebody else may take it.
      if (worker.isPaused()) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      await execute(job.data);
    },
    {
      connection,
      prefix: place.queuePrefix,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_EVERY_MS,
      // A job whose worker died is never given to another by the queue: whoever looks for lost jobs decides that.
      maxStalledCount: 0,
    },
  );
  worker.on('error', (error) => log.warn({ err: error }, 'the queue does not answer'));
  worker.on('failed', (job, error) => log.error({ err: error, job: job?.data }, 'a job failed'));
  return {
    // Those in hand are not waited for.
    pause: () => worker.pause(true),
    resume: () => worker.resume(),
    close: async (drainSeconds, hurry) => {
      drain();
      const closing = worker.close();
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
