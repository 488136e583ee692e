import type { LoadRunFact } from '@rehearsal/contracts/load/load-run';
import type { LoadWorkerFact } from '@rehearsal/contracts/load/load-worker';
import { createApp, listen } from '@rehearsal/platform/http/app';
import { closeRedis, openPatientRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { redisAnswers } from '@rehearsal/platform/stores/redis-answers';
import { runService } from '@rehearsal/platform/run-service';
import { hearCancelCalls } from './in-hand/cancel-calls.js';
import { limitsOf, remoteWriteOf, WorkerConfig } from './config.js';
import { discoverIn } from './scripts/discovery.js';
import { readCommonClock } from './distributed/common-clock.js';
import { partProgresses } from './distributed/part-progress.js';
import { openPartStore } from './distributed/part-store.js';
import { executeJob } from './execution/execute.js';
import { sweepWorkFolders } from './k6/sweep-work-folders.js';
import { k6Version } from './k6/version.js';
import { openLeases } from '@rehearsal/platform/jobs/leases';
import { progressPublisher } from './in-hand/live-progress.js';
import type { LoadRunRecord } from './load-run.js';
import { openTargetHolds } from './targets/holds.js';
import { LEASES } from './queue/reconcile.js';
import { redisNames } from './redis-names.js';
import { RunStops } from './in-hand/run-stops.js';
import { loadRunAggregate, openWorkerProcessor } from './service.js';
import { openWorker } from './execution/open-worker.js';
import type { LoadWorkerRecord } from './workers/load-worker.js';
import { loadWorkerAggregate } from './workers/service.js';

// Named as the service, whose journal it writes; only the worker id tells it apart.
await runService('loadrunner', WorkerConfig, async (host, config) => {
  const { life } = host;
  const { log } = life;
  await sweepWorkFolders(log);
  const version = await k6Version(config.K6_BIN);
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['load-run.events.v1', 'load-worker.events.v1']);
  const journal = await host.openJournal<LoadRunRecord, LoadRunFact>(mongo, publisher, loadRunAggregate);
  const workers = await host.openJournal<LoadWorkerRecord, LoadWorkerFact>(mongo, publisher, loadWorkerAggregate);
  const names = redisNames(config.NAMESPACE);
  const stops = new RunStops();
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  const subscriber = await life.open('calls', () => openPatientRedis(config.REDIS_URL), closeRedis);
  life.watch('redis', await redisAnswers(life, redis, subscriber));
  await hearCancelCalls(subscriber, names, (runId) => stops.stop(runId, 'cancelled'));
  const probes = createApp(life, () => undefined);
  await life.open(
    'http',
    () => listen(probes, { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  const dependencies = {
    workerId: config.WORKER_ID,
    journal,
    processor: openWorkerProcessor(journal, log),
    leases: openLeases(mongo, LEASES),
    holds: openTargetHolds(mongo, async (id) => (await journal.load(id)).state),
    stops,
    discovery: discoverIn(config.LOADTESTS_DIR, { k6: config.K6_BIN, readSeconds: config.K6_READ_SECONDS }),
    k6: config.K6_BIN,
    k6Version: version,
    resultsFolder: config.RESULTS_DIR,
    graceSeconds: config.CANCEL_GRACE_SECONDS,
    limits: limitsOf(config),
    maxSeconds: config.MAX_RUN_MINUTES * 60,
    remoteWrite: remoteWriteOf(config),
    publishProgress: progressPublisher(redis, names, log),
    store: openPartStore(mongo),
    readClock: () => readCommonClock(redis),
    partProgresses: partProgresses(redis, names, log),
    gatherSeconds: config.GATHER_SECONDS,
    log,
  };
  const surroundings = { redis, subscriber, names, stops, workers, k6Version: version };
  await openWorker(life, config, surroundings, (job) => executeJob(job, dependencies));
});
