import type { LoadRunCommand, LoadRunFact } from '@rehearsal/contracts/load-run';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { closeRedis, openRedis } from '@rehearsal/platform/redis';
import { runService } from '@rehearsal/platform/run-service';
import { cancelCalls } from './cancel-calls.js';
import { LoadRunnerConfig } from './config.js';
import { discoverIn } from './discovery.js';
import { every } from './every.js';
import { routes } from './http.js';
import { k6Version } from './k6-version.js';
import { openLeases } from './leases.js';
import type { LoadRunRecord } from './load-run.js';
import { RECONCILE_EVERY_MS, reconciler } from './reconcile.js';
import { redisNames } from './redis-names.js';
import { openRunQueue } from './run-queue.js';
import { handlers, loadRunAggregate, reactions } from './service.js';

await runService('loadrunner', LoadRunnerConfig, async (host, config) => {
  const { life } = host;
  await k6Version(config.K6_BIN);
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['load-run.events.v1']);
  const journal = await host.openJournal<LoadRunRecord, LoadRunFact>(mongo, publisher, loadRunAggregate);
  await journal.snapshots.createIndex({ state: 1, created_at: 1 }, { name: 'by_state' }, {});
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  const names = redisNames(config.NAMESPACE);
  const queue = await life.open(
    'queue',
    () => openRunQueue(redis, names),
    (opened) => opened.close(),
  );
  const discovery = discoverIn(config.LOADTESTS_DIR, config.K6_BIN);
  const targets = { default: config.COACH_URL, allowed: config.LOAD_TARGETS };
  const reads = routes({ journal, discovery, redis, names, resultsFolder: config.RESULTS_DIR });
  await life.open(
    'http',
    () => listen(ownerApp(life, reads), { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  const processor = await host.handleCommands<LoadRunRecord, LoadRunFact, LoadRunCommand>(publisher, {
    journal,
    handlers: handlers(discovery, targets),
    creates: ['QueueLoadRun'],
  });
  await host.react(publisher, ['load-run.events.v1'], reactions(queue, cancelCalls(redis, names)));
  const reconcile = reconciler({ journal, processor, leases: openLeases(mongo), queue, now: () => performance.now() });
  await life.open(
    'reconciler',
    () => every(RECONCILE_EVERY_MS, () => reconcile.look(), life.log),
    (timer) => timer.end(),
  );
});
