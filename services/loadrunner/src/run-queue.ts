import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisNames } from './redis-names.js';

export interface RunJob {
  runId: string;
}

export interface RunQueue {
  /** Adding a run that is in the queue already changes nothing. */
  add(runId: string): Promise<void>;
  close(): Promise<void>;
}

/** A job is a hint that names a run: never retried by the queue, never kept once taken, since the journal is the truth. */
export function openRunQueue(redis: Redis, names: RedisNames): RunQueue {
  const queue = new Queue<RunJob>(names.queue, {
    connection: redis,
    prefix: names.queuePrefix,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  return {
    add: async (runId) => {
      await queue.add('run', { runId }, { jobId: `run-${runId}` });
    },
    close: () => queue.close(),
  };
}
