import { randomUUID } from 'node:crypto';
import type { RehearsalRunCommand, RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { actorSigner } from '@rehearsal/platform/actor-token';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { OwnerClient, WHILE_ASKED_MS } from '@rehearsal/platform/http/owner-client';
import { retentionRoute } from '@rehearsal/platform/http/retention-route';
import { openRemovals } from '@rehearsal/platform/stores/removals';
import { openLeases } from '@rehearsal/platform/jobs/leases';
import { runService } from '@rehearsal/platform/run-service';
import { closeRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { redisAnswers } from '@rehearsal/platform/stores/redis-answers';
import { personModelOf, RehearsalConfig } from './config.js';
import { routes } from './http.js';
import { reportRoutes } from './reports.js';
import { openUpkeep } from './open-upkeep.js';
import { finishing } from './queue/finish-run.js';
import { queueScheduled } from './queue/queue-scheduled.js';
import { tellScenarios } from './queue/tell-scenarios.js';
import { LEASES, reconciler } from './queue/reconcile.js';
import { openTrialQueue } from './trial/trial-jobs.js';
import { unfinishedRuns } from './queue/unfinished-runs.js';
import { queuePlace } from './redis-names.js';
import { openContents } from './runs/contents.js';
import { indexRuns } from './runs/index-runs.js';
import type { RehearsalRunRecord } from './runs/rehearsal-run.js';
import { openTrialDocuments } from './runs/trial-documents.js';
import { contentsFrom } from './scenarios.js';
import { handlers, rehearsalRunAggregate, type ListedRun } from './service.js';
import { openAttempts } from './trial/attempts.js';
import { openSpent } from './trial/spent.js';
import { leftBehindAt } from './trial/left-behind.js';
import { openActing } from './session/open-acting.js';
import { openTrialWorker } from './trial/open-worker.js';

await runService('rehearsal', RehearsalConfig, async (host, config) => {
  const { life } = host;
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher([
    'rehearsal-run.events.v1',
    'instance.commands.v1',
    'scenario.commands.v1',
  ]);
  const journal = await host.openJournal<RehearsalRunRecord, RehearsalRunFact, ListedRun>(
    mongo,
    publisher,
    rehearsalRunAggregate,
  );
  await indexRuns(journal);
  const ownerAt = (name: string, url: string) =>
    life.open(
      name,
      () => new OwnerClient({ name, url, serviceToken: config.SERVICE_TOKEN, answersWithinMs: WHILE_ASKED_MS }),
      (opened) => opened.close(),
    );
  const scenario = await ownerAt('scenario', config.SCENARIO_URL);
  const instantiator = await ownerAt('instantiator', config.INSTANTIATOR_URL);
  const contents = openContents(mongo);
  const documents = await openTrialDocuments(mongo);
  const attempts = await openAttempts(mongo);
  const spent = openSpent(mongo);
  const leases = openLeases(mongo, LEASES);
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  life.watch('redis', await redisAnswers(life, redis));
  const place = queuePlace(config.NAMESPACE);
  const queue = await life.open(
    'queue',
    () => openTrialQueue(redis, place),
    (opened) => opened.close(),
  );

  const removals = openRemovals(mongo, 'trials');
  const contentOf = contentsFrom(scenario, contents);
  const personModel = personModelOf(config);
  const reads = routes({ journal, documents, scenario, contentOf, playsPersons: personModel !== undefined }).use(
    reportRoutes({ journal, documents }),
    retentionRoute(async () => [
      {
        what: 'Trials of rehearsal runs, word for word',
        days: config.TRIALS_KEPT_DAYS,
        megabytes: null,
        note: 'The verdict of each stays.',
        set_by: ['TRIALS_KEPT_DAYS'],
        last_removed: await removals.last(),
      },
    ]),
  );
  await life.open(
    'http',
    () => listen(ownerApp(life, config.SERVICE_TOKEN, reads), { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  // Each joins its group for some seconds: together they take as long as one.
  const [acting, processor] = await Promise.all([
    openActing(host, config, { publisher, instantiator }),
    host.handleCommands<RehearsalRunRecord, RehearsalRunFact, RehearsalRunCommand>(publisher, {
      journal,
      handlers: handlers(contents),
      creates: ['QueueRehearsalRun'],
    }),
  ]);
  const finish = finishing({
    processor,
    attempts,
    spent,
    leftBehind: leftBehindAt(instantiator, acting.carryOut),
    log: life.log,
  });
  const now = () => performance.now();
  const unfinished = () => unfinishedRuns(journal);
  const reconcile = reconciler({ unfinished, leases, queue, finish, now, log: life.log });
  await host.react(publisher, ['rehearsal-run.events.v1', 'schedule.events.v1'], {
    RehearsalRunQueued: () => reconcile.look(),
    RehearsalRunFinished: tellScenarios(journal, publisher, actorSigner(config.ACTOR_PRIVATE_KEY)),
    ScheduleFired: queueScheduled(processor),
  });
  await openUpkeep(life, { reconcile, documents, keptDays: config.TRIALS_KEPT_DAYS, removals });
  if (config.TRIAL_CONCURRENCY === 0) return;
  await openTrialWorker(life, config, {
    ...acting,
    place,
    workerId: randomUUID(),
    journal,
    processor,
    leases,
    attempts,
    spent,
    documents,
    instantiator,
    contentOf,
    personModel,
    finish,
  });
});
