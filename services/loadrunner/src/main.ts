import type { LoadRunCommand, LoadRunFact } from '@rehearsal/contracts/load/load-run';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { retentionRoute } from '@rehearsal/platform/http/retention-route';
import { closeRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { redisAnswers } from '@rehearsal/platform/stores/redis-answers';
import { openRemovals } from '@rehearsal/platform/stores/removals';
import { runService } from '@rehearsal/platform/run-service';
import { openBaselines } from './baselines/open-baselines.js';
import { cancelCalls } from './in-hand/cancel-calls.js';
import { LoadRunnerConfig, retentionOf } from './config.js';
import { discoverIn } from './scripts/discovery.js';
import { rememberInspections } from './scripts/inspections.js';
import { outcomeKeeper } from './evidence/keep-outcome.js';
import { routes } from './http.js';
import { k6Version } from './k6/version.js';
import { ensureLookUps } from './listing/look-up.js';
import type { LoadRunRecord } from './load-run.js';
import { openUpkeep } from './open-upkeep.js';
import { openQueue } from './queue/open-queue.js';
import { redisNames } from './redis-names.js';
import { rehearsalRunsAt } from './schedules/rehearsal-runs.js';
import { openSchedules } from './schedules/open-schedules.js';
import { scheduleReactions } from './schedules/service.js';
import { targetRoutes } from './targets/routes.js';
import { toldRetention } from './evidence/retention/told-retention.js';
import { handlers, loadRunAggregate, reactions } from './service.js';
import { drainCalls } from './workers/drain-calls.js';
import { openDrains } from './workers/open-drains.js';
import { loadWorkerReactions } from './workers/service.js';
import { openWorkerRegistry } from './workers/worker-registry.js';
import { openWorkers } from './workers/workers.js';

await runService('loadrunner', LoadRunnerConfig, async (host, config) => {
  const { life } = host;
  await k6Version(config.K6_BIN);
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher([
    'load-run.events.v1',
    'schedule.events.v1',
    'baseline.events.v1',
    'load-worker.events.v1',
  ]);
  const journal = await host.openJournal<LoadRunRecord, LoadRunFact>(mongo, publisher, loadRunAggregate);
  await ensureLookUps(journal);
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  life.watch('redis', await redisAnswers(life, redis));
  const names = redisNames(config.NAMESPACE);
  const discovery = discoverIn(config.LOADTESTS_DIR, { k6: config.K6_BIN, readSeconds: config.K6_READ_SECONDS });
  const targets = { default: config.COACH_URL, allowed: config.LOAD_TARGETS };
  const inspections = rememberInspections(discovery);
  const drains = await openDrains(host, mongo, publisher);
  const workers = openWorkers(openWorkerRegistry(redis, names), drains.journal);
  const queue = await openQueue(life, { mongo, redis, names, journal, discovery, inspections, workers });
  const resultsFolder = config.RESULTS_DIR;
  const baselines = await openBaselines(host, mongo, publisher);
  const schedules = await openSchedules(host, mongo, publisher);
  const ownerAt = (name: string, url: string, answersWithinMs: number) =>
    life.open(
      name,
      () => new OwnerClient({ name, url, serviceToken: config.SERVICE_TOKEN, answersWithinMs }),
      (opened) => opened.close(),
    );
  const rehearsals = rehearsalRunsAt({
    // Whoever lists schedules waits for it, and not for long.
    rehearsal: await ownerAt('rehearsal', config.REHEARSAL_URL, 1000),
    scenario: await ownerAt('scenario', config.SCENARIO_URL, 10_000),
    coach: await ownerAt('coach', config.COACH_URL, 10_000),
  });
  const dependencies = { journal, baselines: baselines.journal, discovery, inspections, resultsFolder };
  const removals = openRemovals(mongo, 'evidence');
  const settings = [targetRoutes(targets), retentionRoute(() => toldRetention(config, removals))];
  const reads = routes({
    ...dependencies,
    schedules: schedules.journal,
    drains: drains.journal,
    rehearsals,
    queue,
    workers,
    redis,
    names,
  });
  await life.open(
    'http',
    () =>
      listen(ownerApp(life, config.SERVICE_TOKEN, reads.use(settings)), {
        host: config.HTTP_HOST,
        port: config.HTTP_PORT,
      }),
    (http) => http.close(),
  );
  const runCommands = host.prepareCommands<LoadRunRecord, LoadRunFact, LoadRunCommand>(publisher, {
    journal,
    handlers: handlers(discovery, targets, () => queue.seen()),
    creates: ['QueueLoadRun'],
  });
  const baselineCommands = baselines.commands(journal, resultsFolder);
  const scheduleCommands = schedules.commands({ runs: journal, discovery, targets, rehearsals });
  const { processor } = runCommands;
  // Each joins its group for some seconds: together they take as long as one.
  await Promise.all([
    host.takeCommands([runCommands, baselineCommands, scheduleCommands, drains.commands]),
    host.react(publisher, ['load-run.events.v1', 'schedule.events.v1', 'load-worker.events.v1'], {
      ...reactions(
        () => queue.dispatch.look(),
        () => queue.dispatch.reorder(),
        cancelCalls(redis, names),
        outcomeKeeper(resultsFolder, life.log),
      ),
      ...scheduleReactions(processor),
      ...loadWorkerReactions(drainCalls(redis, names), () => queue.dispatch.reorder()),
    }),
  ]);
  await schedules.run(scheduleCommands.processor);
  const { dispatch } = queue;
  const { pinned } = baselines;
  const retention = retentionOf(config);
  await openUpkeep(life, { mongo, journal, processor, dispatch, resultsFolder, pinned, retention, removals });
});
