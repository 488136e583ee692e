import type { Redis } from 'ioredis';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { takeJobs } from '@rehearsal/platform/jobs/take-jobs';
import { closeRedis, openPatientRedis } from '@rehearsal/platform/stores/redis';
import type { WorkerConfig } from '../config.js';
import type { RunJob } from '../queue/run-queue.js';
import type { RedisNames } from '../redis-names.js';
import type { RunStops } from '../in-hand/run-stops.js';
import { hearDrainCalls } from '../workers/drain-calls.js';
import { followDrain } from '../workers/follow-drain.js';
import { showPresence } from '../workers/presence.js';
import type { LoadWorkerJournal } from '../workers/service.js';
import { openWorkerRegistry } from '../workers/worker-registry.js';

interface Surroundings {
  redis: Redis;
  subscriber: Redis;
  names: RedisNames;
  stops: RunStops;
  workers: LoadWorkerJournal;
  k6Version: string;
}

/**
 * Puts this worker on the list and lets it take runs. Asked to stop, it takes nothing more, says so, and ends when the runs
 * in its hands have ended, or the time for that is over, or it is asked a second time.
 */
export async function openWorker(
  life: Lifecycle,
  config: WorkerConfig,
  { redis, subscriber, names, stops, workers, k6Version }: Surroundings,
  execute: (job: RunJob) => Promise<void>,
): Promise<void> {
  const { log } = life;
  const since = new Date().toISOString();
  const me = { id: config.WORKER_ID, since, k6_version: k6Version, concurrency: config.CONCURRENCY };
  const registry = openWorkerRegistry(redis, names);
  const presence = await life.open(
    'presence',
    () => showPresence(me, { registry, stops, log }),
    (opened) => opened.end(),
  );
  const connection = await life.open('queue connection', () => openPatientRedis(config.REDIS_URL), closeRedis);
  const taking = await life.open(
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
      await presence.showStopping();
      if (config.DRAIN_SECONDS > 0) log.info({ runs: stops.held() }, 'takes no more runs; waits for these to end');
      await taker.close(config.DRAIN_SECONDS, hurry.signal);
    },
    { moreSeconds: config.DRAIN_SECONDS },
  );
  const drain = await life.open(
    'drain follower',
    () =>
      Promise.resolve(
        followDrain(me, { journal: workers, taking, onChange: (isDrained) => presence.showDrained(isDrained), log }),
      ),
    (opened) => opened.end(),
  );
  await hearDrainCalls(subscriber, names, (id) => {
    if (id === me.id) drain.look();
  });
}
