import { actorSigner } from '@rehearsal/platform/actor-token';
import { every } from '@rehearsal/platform/every';
import { createApp, listen } from '@rehearsal/platform/http/app';
import { retentionRoute } from '@rehearsal/platform/http/retention-route';
import { requireServiceToken } from '@rehearsal/platform/http/service-token';
import { closeRedis, openPatientRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { redisAnswers } from '@rehearsal/platform/stores/redis-answers';
import { runService } from '@rehearsal/platform/run-service';
import { coachApi } from './api/coach-api.js';
import { apiLimits } from './api/access/api-limits.js';
import { passesOf } from './api/access/passes.js';
import { carryOutThrough } from '@rehearsal/platform/commanding/carry-out';
import { commandsThrough } from '@rehearsal/platform/commanding/give-command';
import { openOutcomes } from '@rehearsal/platform/commanding/outcomes';
import { chosenEngines, CoachConfig } from './config.js';
import { engineChecks } from './engines/checks.js';
import { engineRoutes } from './engines/routes.js';
import { enginesOf, longestMs } from './engines/engines.js';
import { instancesAt } from './instances.js';
import { toldRetention } from './api/told-retention.js';
import { redisKeys } from './redis-keys.js';
import { recordFailedTurns } from './turns/failed-turns.js';
import { inlineTurnsIn } from './turns/inline-turns.js';
import { openTurnQueue, openTurnWorker } from './turns/turn-queue.js';

const LOOK_FOR_LOST_TURNS_MS = 5000;
/** For our own services alone; what is beside them is the API of the coach. */
const INSIDE_PATHS = ['/engines', '/engine-settings', '/retention'];

await runService('coach', CoachConfig, async (host, config) => {
  const { life } = host;
  const { log } = life;
  const keys = redisKeys(config.NAMESPACE);
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  const patient = await life.open('redis of the worker', () => openPatientRedis(config.REDIS_URL), closeRedis);
  const instances = await life.open(
    'instances',
    () => instancesAt(config.INSTANTIATOR_URL, config.SERVICE_TOKEN),
    (opened) => opened.close(),
  );
  const publisher = await host.openPublisher(['instance.commands.v1']);
  life.watch('redis', await redisAnswers(life, redis, patient));

  const { queues, reactions } = await life.open(
    'turn queue',
    () => openTurnQueue(redis, keys.queuePrefix),
    (opened) => opened.close(),
  );
  const outcomes = openOutcomes();
  // Each joins its group for some seconds: together they take as long as one.
  const [listenToOutcomes] = await Promise.all([
    host.follow('coach-outcomes', ['instance.events.v1'], [outcomes], { onDemand: true }),
    host.react(publisher, ['instance.events.v1'], reactions),
  ]);
  const give = commandsThrough(publisher, actorSigner(config.ACTOR_PRIVATE_KEY), 'coach');
  const carryOut = carryOutThrough({ give, outcomes, listen: listenToOutcomes, instances });
  const chosen = chosenEngines(config);
  const engines = enginesOf(chosen);
  const common = { engines, instances, carryOut, seed: config.ENGINE_SEED, now: () => new Date(), log };
  const turns = {
    ...common,
    prefix: keys.queuePrefix,
    outageMs: config.TURN_OUTAGE_MINUTES * 60_000,
    show: (channel: string, text: string) =>
      void redis.publish(channel, text).catch((error: unknown) => log.debug({ err: error }, 'something was not shown')),
  };
  const forPeople = { concurrency: config.TURN_CONCURRENCY, tokenDelayMs: config.TURN_TOKEN_DELAY_MS };
  await life.open(
    'turn worker',
    () => openTurnWorker(patient, { ...turns, ...forPeople, queue: 'people' }),
    (opened) => opened.close(),
  );
  await life.open(
    'worker of trials',
    // Nobody reads along, so nothing is paced.
    () =>
      openTurnWorker(patient, {
        ...turns,
        concurrency: config.TURN_TRIAL_CONCURRENCY,
        tokenDelayMs: 0,
        queue: 'trials',
      }),
    (opened) => opened.close(),
  );
  const inlineTurns = inlineTurnsIn({
    redis,
    key: keys.inlineTurns,
    carryOut,
    lastsAtMostMs: longestMs(engines) + config.API_TURN_GRACE_SECONDS * 1000,
    log,
  });
  const lookForLostTurns = async () => {
    for (const queue of queues) await recordFailedTurns(queue, carryOut);
    await inlineTurns.endOverdue();
  };
  await life.open(
    'look-out for lost turns',
    () => every(LOOK_FOR_LOST_TURNS_MS, lookForLostTurns, log),
    (timer) => timer.end(),
  );

  const passes = await passesOf(config.ACTOR_PRIVATE_KEY, config.SESSION_PUBLIC_KEY);
  const limits = apiLimits({
    redis,
    prefix: keys.limits,
    passes,
    requestsPerMinute: config.API_REQUESTS_PER_MINUTE,
    guestsPerHour: config.API_GUESTS_PER_HOUR,
    strangersPerMinute: config.API_STRANGERS_PER_MINUTE,
  });
  const mountApi = coachApi({
    ...common,
    inlineTurns,
    redis,
    keys,
    passes,
    limits,
    corsOrigins: config.CORS_ORIGINS,
    tokenDelayMs: config.API_TOKEN_DELAY_MS,
  });
  const app = createApp(life, (express) => {
    express.set('trust proxy', config.TRUSTED_PROXIES.length === 0 ? false : config.TRUSTED_PROXIES);
    const inside = requireServiceToken(config.SERVICE_TOKEN);
    for (const path of INSIDE_PATHS) express.use(path, inside);
    express.use(engineRoutes(engines, chosen, engineChecks(redis, keys, log)), retentionRoute(toldRetention));
    mountApi(express);
  });
  await life.open(
    'http',
    () => listen(app, { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
});
