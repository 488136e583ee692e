import type { Redis } from 'ioredis';
import { z } from 'zod';
import { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { progressOfExecutors } from '../scripts/plan/executors.js';
import type { Inspection } from '../scripts/inspection.js';
import type { Points } from '../measured/points.js';
import type { RedisNames } from '../redis-names.js';
import { percentilesOf } from './merging/merge-seconds.js';

/** The last second of one part, with what percentiles of several are made of. */
const PartProgress = z.object({
  progress: LoadRunProgress,
  iterationsBy: z.record(z.string(), z.number()),
  durations: z.string().optional(),
});
type PartProgress = z.infer<typeof PartProgress>;

export interface PartProgresses {
  publish(runId: string, part: number, progress: LoadRunProgress, points: Points): void;
  read(runId: string): Promise<PartProgress[]>;
}

const KEPT_SECONDS = 60;

/** The parts tell each second to Redis, where the leader finds it. A lost one is no loss. */
export const partProgresses = (redis: Redis, names: RedisNames, log: Log): PartProgresses => ({
  publish: (runId, part, progress, points) => {
    const durations = points.seconds.durationsOf(progress.at);
    const latest: PartProgress = { progress, iterationsBy: Object.fromEntries(points.iterationsBy), durations };
    const key = names.partProgress(runId);
    Promise.all([redis.hset(key, String(part), JSON.stringify(latest)), redis.expire(key, KEPT_SECONDS)]).catch(
      (error: unknown) => log.debug({ err: error, runId, part }, 'the progress of a part was not told'),
    );
  },
  read: async (runId) =>
    Object.values(await redis.hgetall(names.partProgress(runId))).map((text) => PartProgress.parse(JSON.parse(text))),
});

/** The last second of all parts together; undefined while none has begun. */
export function mergeProgress(
  parts: readonly PartProgress[],
  { executors }: Pick<Inspection, 'executors'>,
): LoadRunProgress | undefined {
  const all = parts.map(({ progress }) => progress);
  const [newest] = all.toSorted((a, b) => b.elapsed_s - a.elapsed_s);
  if (!newest) return undefined;
  const sum = (of: (progress: LoadRunProgress) => number) => all.reduce((total, progress) => total + of(progress), 0);
  const done = new Map<string, number>();
  for (const [name, count] of parts.flatMap(({ iterationsBy }) => Object.entries(iterationsBy)))
    done.set(name, (done.get(name) ?? 0) + count);
  return {
    at: newest.at,
    elapsed_s: newest.elapsed_s,
    load_s: newest.load_s,
    fraction: newest.fraction,
    vus: sum(({ vus }) => vus),
    iterations: sum(({ iterations }) => iterations),
    requests: sum(({ requests }) => requests),
    requests_per_s: sum(({ requests_per_s }) => requests_per_s),
    failed_requests: sum(({ failed_requests }) => failed_requests),
    checks_failed: sum(({ checks_failed }) => checks_failed),
    ...percentilesOf(parts.flatMap(({ durations }) => durations ?? [])),
    executors: progressOfExecutors(executors, done, newest.load_s ?? 0),
  };
}
