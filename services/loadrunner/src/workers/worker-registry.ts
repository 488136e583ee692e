import type { Redis } from 'ioredis';
import { LoadWorker } from '@rehearsal/contracts/load/load-run';
import type { RedisNames } from '../redis-names.js';

/** A worker that has said nothing for so long is not listed any more. */
const PRESENT_SECONDS = 10;
export const ANNOUNCE_EVERY_MS = 3000;

export interface WorkerRegistry {
  announce(worker: LoadWorker): Promise<void>;
  leave(workerId: string): Promise<void>;
  /** Those that live, the longest-lived first. */
  list(): Promise<LoadWorker[]>;
}

/**
 * Which workers there are: each says so again and again, and Redis forgets those that do not. Whether a run is in living
 * hands is told by its lease, never by this.
 */
export function openWorkerRegistry(redis: Redis, names: RedisNames): WorkerRegistry {
  return {
    announce: async (worker) => {
      await redis.set(names.worker(worker.id), JSON.stringify(worker), 'EX', PRESENT_SECONDS);
      await redis.sadd(names.workers, worker.id);
    },
    leave: async (workerId) => {
      await redis.del(names.worker(workerId));
      await redis.srem(names.workers, workerId);
    },
    list: async () => {
      const ids = await redis.smembers(names.workers);
      if (ids.length === 0) return [];
      const texts = await redis.mget(ids.map(names.worker));
      const gone = ids.filter((_, index) => texts[index] === null);
      if (gone.length > 0) await redis.srem(names.workers, ...gone);
      return texts.flatMap(read).sort((a, b) => a.since.localeCompare(b.since));
    },
  };
}

function read(text: string | null): LoadWorker[] {
  const parsed = LoadWorker.safeParse(text === null ? null : JSON.parse(text));
  return parsed.success ? [parsed.data] : [];
}
