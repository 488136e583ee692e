import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

/** Where a queue lies in Redis. */
export interface QueuePlace {
  queue: string;
  /** BullMQ puts its keys below this. */
  queuePrefix: string;
}

export interface Job<Data> {
  /** Without a colon, and not a bare number. */
  id: string;
  data: Data;
  /** From 1; a smaller number comes first. */
  priority?: number;
}

export interface JobQueue<Data> {
  /** Adding a job that is in the queue already changes nothing. */
  add(jobs: readonly Job<Data>[]): Promise<void>;
  /** Takes jobs out that nobody has taken so far; of others nothing changes. */
  takeBack(ids: readonly string[]): Promise<void>;
  /** How many wait or are taken. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** A job is a hint: never retried by the queue, never kept once taken, since the journal is the truth. */
export function openJobQueue<Data extends object>(
  redis: Redis,
  { queue: name, queuePrefix }: QueuePlace,
): JobQueue<Data> {
  const queue = new Queue<Data, void>(name, {
    connection: redis,
    prefix: queuePrefix,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  return {
    add: async (jobs) => {
      const hints = jobs.map(({ id, data, priority }) => ({
        name: 'job',
        data,
        opts: { jobId: id, ...(priority === undefined ? {} : { priority }) },
      }));
      if (hints.length > 0) await queue.addBulk(hints as never);
    },
    takeBack: async (ids) => {
      await Promise.all(ids.map((id) => queue.remove(id)));
    },
    size: () => queue.getJobCountByTypes('waiting', 'prioritized', 'active', 'delayed'),
    close: () => queue.close(),
  };
}
