import { setTimeout as sleep } from 'node:timers/promises';
import { WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../log.js';
import type { QueuePlace } from './job-queue.js';

/** How soon the queue gives up on a job whose worker was killed before it had the lease; the job is then added again. */
const LOCK_MS = 15_000;
const STALLED_EVERY_MS = 10_000;
/** What the queue may take to let go once nothing is in hand: it would wait without end for a Redis that is away. */
const LET_GO_MS = 2000;
/** What was stopped and has not ended by then is left to whoever looks for lost jobs. */
const STOPPED_MS = 10_000;

export interface JobTaker {
  /** Takes nothing more until it is resumed; what is in hand goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Takes nothing more and waits for the jobs in hand: for `drainSeconds`, or until `hurry`. Those that have not ended by
   * then are stopped. Comes back soon also where the queue, or what a job writes to, is away.
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
  const inHand = new Set<Promise<void>>();
  const take = async (data: unknown): Promise<void> => {
    const job = execute(data);
    inHand.add(job);
    await job.finally(() => inHand.delete(job));
  };
  const worker: Worker<unknown> = new Worker<unknown>(
    place.queue,
    async (job, token) => {
      // It waited for one when it was paused, and got it: somebody else may take it.
      if (worker.isPaused()) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      await take(job.data);
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
  /** One that the queue hands over at the last moment is waited for too. */
  async function untilNothingInHand(): Promise<void> {
    do {
      await Promise.allSettled(inHand);
      await sleep(LET_GO_MS);
    } while (inHand.size > 0);
  }
  worker.on('error', (error) => log.warn({ err: error }, 'the queue does not answer'));
  worker.on('failed', (job, error) => log.error({ err: error, job: job?.data }, 'a job failed'));
  return {
    // Those in hand are not waited for.
    pause: () => worker.pause(true),
    resume: () => worker.resume(),
    close: async (drainSeconds, hurry) => {
      drain();
      const over = new AbortController();
      const closing = worker.close();
      closing.catch(() => undefined);
      const stopAll = () => {
        stop();
        if (inHand.size === 0) over.abort();
        void sleep(STOPPED_MS, undefined, { ref: false }).then(() => over.abort());
      };
      const timer = setTimeout(stopAll, drainSeconds * 1000);
      // An abort that was before this one is told of would never be heard.
      if (hurry.aborted) stopAll();
      else hurry.addEventListener('abort', stopAll, { once: true });
      try {
        await Promise.race([closing, untilNothingInHand(), untilAborted(over.signal)]);
      } finally {
        clearTimeout(timer);
        hurry.removeEventListener('abort', stopAll);
      }
    },
  };
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
