import type { Redis } from 'ioredis';
import type { LoadRunPriority } from '@rehearsal/contracts/load/load-run';
import { openJobQueue } from '@rehearsal/platform/jobs/job-queue';
import type { RedisNames } from '../redis-names.js';

export interface RunJob {
  runId: string;
  /** From 1; of the first is made the leader. */
  part: number;
}

export interface RunQueue {
  /** Adding a run that is in the queue already changes nothing. */
  add(runs: readonly { id: string; priority: LoadRunPriority; parts: number }[]): Promise<void>;
  /** Takes out what no worker has taken so far. */
  takeBack(runs: readonly { id: string; parts: number }[]): Promise<void>;
  close(): Promise<void>;
}

const PRIORITY: Record<LoadRunPriority, number> = { high: 1, normal: 2, low: 3 };

/** The queue of runs: a job names a run, or a part of one. */
export function openRunQueue(redis: Redis, names: RedisNames): RunQueue {
  const queue = openJobQueue<RunJob>(redis, names);
  return {
    add: async (runs) => {
      const jobs = runs.flatMap(({ id, priority, parts }) =>
        Array.from({ length: parts }, (_, index) => ({
          id: jobId(id, index + 1),
          data: { runId: id, part: index + 1 },
          priority: PRIORITY[priority],
        })),
      );
      await queue.add(jobs);
    },
    takeBack: (runs) =>
      queue.takeBack(
        runs.flatMap(({ id, parts }) => Array.from({ length: parts }, (_, index) => jobId(id, index + 1))),
      ),
    close: () => queue.close(),
  };
}

const jobId = (runId: string, part: number): string => (part === 1 ? `run-${runId}` : `run-${runId}-part-${part}`);
