import { actorSigner } from '@rehearsal/platform/actor-token';
import { createApp, listen } from '@rehearsal/platform/http/app';
import { closeRedis, openPatientRedis, openRedis } from '@rehearsal/platform/redis';
import { runService } from '@rehearsal/platform/run-service';
import { coachApi } from './api/coach-api.js';
import { passesOf } from './api/access/passes.js';
import { commandsThrough } from './commands.js';
import { CoachConfig } from './config.js';
import { enginesOf } from './engines.js';
import { instancesAt } from './instances.js';
import { redisKeys } from './redis-keys.js';
import { openTurnQueue, openTurnWorker } from './turns/turn-queue.js';

await runService('coach', CoachConfig, async (host, config) => {
  const { life } = host;
  const { log } = life;
  const keys = redisKeys(config.NAMESPACE);
  const redis = await life.open('redis', () => openRedis(config.REDIS_URL), closeRedis);
  const patient = await life.open('redis of the worker', () => openPatientRedis(config.REDIS_URL), closeRedis);
  const instances = await life.open(
    'instances',
    () => instancesAt(config.INSTANTIATOR_URL),
    (opened) => opened.close(),
  );
  const publisher = await host.openPublisher(['instance.commands.v1']);

  const engines = enginesOf(config);
  const give = commandsThrough(publisher, actorSigner(config.ACTOR_PRIVATE_KEY));
  const common = { instances, give, seed: config.ENGINE_SEED, now: () => new Date(), log };

  const worker = () =>
    openTurnWorker(patient, {
      ...common,
      engine: engines.house,
      prefix: keys.queuePrefix,
      concurrency: config.TURN_CONCURRENCY,
      tokenDelayMs: config.TURN_TOKEN_DELAY_MS,
      showToken: (channel, token) =>
        void redis
          .publish(channel, token)
          .catch((error: unknown) => log.debug({ err: error }, 'a token was not shown')),
    });
  await life.open('turn worker', worker, (opened) => opened.close());
  const queue = await life.open(
    'turn queue',
    () => openTurnQueue(redis, keys.queuePrefix),
    (opened) => opened.close(),
  );
  await host.react(publisher, ['instance.events.v1'], queue.reactions);

  const passes = await passesOf(config.ACTOR_PRIVATE_KEY, config.SESSION_PUBLIC_KEY);
  const api = coachApi({ ...common, engines, redis, keys, passes, tokenDelayMs: config.API_TOKEN_DELAY_MS });
  const address = { host: config.HTTP_HOST, port: config.HTTP_PORT };
  await life.open(
    'http',
    () => listen(createApp(life, api), address),
    (http) => http.close(),
  );
});
