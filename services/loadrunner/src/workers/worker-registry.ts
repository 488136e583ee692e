import type { Redis } from 'ioredis';
import { LostWorker, SaidOfWorker } from '@rehearsal/contracts/load/load-worker';
import type { RedisNames } from '../redis-names.js';

/** A worker that has said nothing for so long does not count as one any more. */
const PRESENT_SECONDS = 10;
export const ANNOUNCE_EVERY_MS = 3000;
/** So long is one remembered that did not take its leave, and never more than so many of them. */
const LOST_KEPT_MS = 24 * 60 * 60_000;
const MOST_LOST = 50;

export interface WorkerRegistry {
  announce(worker: SaidOfWorker): Promise<void>;
  leave(worker: Pick<SaidOfWorker, 'id' | 'since'>): Promise<void>;
  /** Those that live, the longest-lived first; and those that fell silent without a word, the last one first. */
  look(): Promise<{ living: SaidOfWorker[]; lost: LostWorker[] }>;
}

/**
 * Which workers there are: each says so again and again, and Redis forgets those that do not. What one said last stays for
 * a while, for people who ask what became of it. Whether a run is in living hands is told by its lease, never by this.
 */
export function openWorkerRegistry(redis: Redis, names: RedisNames, now = () => new Date()): WorkerRegistry {
  async function look(): Promise<{ living: SaidOfWorker[]; lost: LostWorker[] }> {
    const said = Object.values(await redis.hgetall(names.workers)).flatMap((text) => read(LostWorker, text));
    if (said.length === 0) return { living: [], lost: [] };
    const ids = [...new Set(said.map(({ id }) => id))];
    const living = (await redis.mget(ids.map(names.worker))).flatMap((text) => read(SaidOfWorker, text));
    const lives = new Set(living.map(lifeOf));
    const gone = said
      .filter((worker) => !lives.has(lifeOf(worker)))
      .sort((a, b) => b.last_seen.localeCompare(a.last_seen));
    const earliest = now().getTime() - LOST_KEPT_MS;
    const lost = gone.slice(0, MOST_LOST).filter(({ last_seen }) => Date.parse(last_seen) >= earliest);
    const forgotten = gone.slice(lost.length).map(lifeOf);
    if (forgotten.length > 0) await redis.hdel(names.workers, ...forgotten);
    return { living: living.sort((a, b) => a.since.localeCompare(b.since)), lost };
  }

  return {
    announce: async (worker) => {
      const { concurrency, draining, stopping, ...said } = worker;
      const last: LostWorker = { ...said, last_seen: now().toISOString() };
      await redis
        .multi()
        .set(names.worker(worker.id), JSON.stringify(worker), 'EX', PRESENT_SECONDS)
        .hset(names.workers, lifeOf(worker), JSON.stringify(last))
        .exec();
    },
    leave: async (worker) => {
      await redis.multi().del(names.worker(worker.id)).hdel(names.workers, lifeOf(worker)).exec();
    },
    look,
  };
}

/** A worker that is started again under its name is another one. */
const lifeOf = ({ id, since }: Pick<SaidOfWorker, 'id' | 'since'>): string => `${id} ${since}`;

function read<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, text: string | null): T[] {
  const { success, data } = schema.safeParse(text === null ? null : JSON.parse(text));
  return success && data !== undefined ? [data] : [];
}
