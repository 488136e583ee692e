import type { Redis } from 'ioredis';
import { progressChannel, type LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import type { RedisNames } from '../redis-names.js';

const KEPT_SECONDS = 30;

/** Tells a second of a run to whoever listens, and keeps it a while for who comes later. A lost one is no loss. */
export const progressPublisher =
  (redis: Redis, names: RedisNames, log: Log) =>
  (runId: string, progress: LoadRunProgress): void => {
    const text = JSON.stringify(progress);
    Promise.all([
      redis.publish(progressChannel(runId), text),
      redis.set(names.lastProgress(runId), text, 'EX', KEPT_SECONDS),
    ]).catch((error: unknown) => log.debug({ err: error, runId }, 'progress was not published'));
  };
