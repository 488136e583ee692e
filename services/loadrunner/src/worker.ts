import type { LoadRunFact } from '@rehearsal/contracts/load-run';
import { createApp, listen } from '@rehearsal/platform/http/app';
import { closeRedis, openPatientRedis, openRedis } from '@rehearsal/platform/redis';
import { runService } from '@rehearsal/platform/run-service';
import { hearCancelCalls } from './cancel-calls.js';
import { remoteWriteOf, WorkerConfig } from './config.js';
import { discoverIn } from './discovery.js';
import { executeLoadRun } from './execute-load-run.js';
import { k6Version } from './k6-version.js';
import { openLeases } from './leases.js';
import { progressPublisher } from './live-progress.js';
import type { LoadRunRecord } from './load-run.js';
import { redisNames } from './redis-names.js';
import { RunStops } from './run-stops.js';
import { loadRunAggregate, openWorkerProcessor } from './service.js';
import { takeJobs } from './take-jobs.js';

// Named as the service, whose journal it writes; only the worker id tells it apart.
await runService('loadrunner', WorkerConfig, async (host, config) => {
  const { life } = host;
  const { log } = life;
  const version = await k6Version(config.K6_BIN);
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['load-run.events.v1']);
  const journal = await host.openJournal<LoadRunRecord, LoadRunFact>(mongo, publisher, loadRunAggregate);
  const processor = openWorkerProcessor(journal, log);
  const names = redisNames(config.NAMESPACE);
  const stops = new RunStops();
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  const subscriber = await life.open('cancel calls', () => openPatientRedis(config.REDIS_URL), closeRedis);
  await hearCancelCalls(subscriber, names, (runId) => stops.stop(runId, 'cancelled'));
  const probes = createApp(life, () => undefined);
  await life.open(
    'http',
    () => listen(probes, { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  const parts = {
    workerId: config.WORKER_ID,
    journal,
    processor,
    leases: openLeases(mongo),
    stops,
    discovery: discoverIn(config.LOADTESTS_DIR, config.K6_BIN),
    k6: config.K6_BIN,
    k6Version: version,
    resultsFolder: config.RESULTS_DIR,
    graceSeconds: config.CANCEL_GRACE_SECONDS,
    remoteWrite: remoteWriteOf(config),
    publishProgress: progressPublisher(redis, names, log),
    log,
  };
  const connection = await life.open('queue connection', () => openPatientRedis(config.REDIS_URL), closeRedis);
  await life.open(
    'job taker',
    () => takeJobs({ connection, names, stops, log }, (runId) => executeLoadRun(runId, parts)),
    (taker) => taker.close(),
  );
});
