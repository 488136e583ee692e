import type { Redis } from 'ioredis';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { takeJobs } from '@rehearsal/platform/jobs/take-jobs';
import { closeRedis, openPatientRedis } from '@rehearsal/platform/stores/redis';
import type { WorkerConfig } from '../config.js';
import type { RunJob } from '../queue/run-queue.js';
import type { RedisNames } from '../redis-names.js';
import type { RunStops } from '../in-hand/run-stops.js';
import { showPresence } from '../workers/presence.js';
import { openWorkerRegistry } from '../workers/worker-registry.js';

/**
 * Puts this worker on the list and lets it take runs. Asked to stop, it takes nothing more, says so, and ends when the runs
 * in its hands have ended, or the time for that is over, or it is asked a second time.
 */
export async function openWorker(
  life: Lifecycle,
  config: WorkerConfig,
  { redis, names, stops, k6Version }: { redis: Redis; names: RedisNames; stops: RunStops; k6Version: string },
  execute: (job: RunJob) => Promise<void>,
): Promise<void> {
  const { log } = life;
  life.graceSeconds += config.DRAIN_SECONDS;
  const me = { id: config.WORKER_ID, k6_version: k6Version, concurrency: config.CONCURRENCY };
  const registry = openWorkerRegistry(redis, names);
  const presence = await life.open(
    'presence',
    () => showPresence(me, { registry, stops, log }),
    (opened) => opened.end(),
  );
  const connection = await life.open('queue connection', () => openPatientRedis(config.REDIS_URL), closeRedis);
  await life.open(
    'job taker',
    () =>
      takeJobs(
        {
          connection,
          place: names,
          // By default one run at a time: two on one machine would measure each other.
          concurrency: config.CONCURRENCY,
          drain: () => stops.close(),
          stop: () => stops.stopAll('worker_stopped'),
          log,
        },
        (data) => execute(data as RunJob),
      ),
    async (taker) => {
      const hurry = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => hurry.abort());
      await presence.drain();
      if (config.DRAIN_SECONDS > 0) log.info({ runs: stops.held() }, 'takes no more runs; waits for these to end');
      await taker.close(config.DRAIN_SECONDS, hurry.signal);
    },
  );
}
