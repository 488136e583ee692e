import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { LoadRunPriority } from '@rehearsal/contracts/load/load-run';
import type { RedisNames } from '../redis-names.js';

export interface RunJob {
  runId: string;
  /** From 1; of the first is made the leader. */
  part: number;
}

export interface RunQueue {
  /** Adding a run that is in the queue already changes nothing. */
  add(runs: readonly { id: string; priority: LoadRunPriority; parts: number }[]): Promise<void>;
  close(): Promise<void>;
}

/** To BullMQ a smaller number comes first. */
const PRIORITY: Record<LoadRunPriority, number> = { high: 1, normal: 2, low: 3 };

/** A job is a hint that names a run: never retried by the queue, never kept once taken, since the journal is the truth. */
export function openRunQueue(redis: Redis, names: RedisNames): RunQueue {
  const queue = new Queue<RunJob>(names.queue, {
    connection: redis,
    prefix: names.queuePrefix,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  return {
    add: async (runs) => {
      const jobs = runs.flatMap(({ id, priority, parts }) =>
        Array.from({ length: parts }, (_, index) => ({
          name: 'run',
          data: { runId: id, part: index + 1 },
          opts: { jobId: index === 0 ? `run-${id}` : `run-${id}-part-${index + 1}`, priority: PRIORITY[priority] },
        })),
      );
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    close: () => queue.close(),
  };
}
