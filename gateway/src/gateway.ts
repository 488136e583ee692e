import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import { actorSigner } from '@rehearsal/platform/actor-token';
import { listen, type Listening } from '@rehearsal/platform/http/app';
import { closeRedis, openPatientRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { redisAnswers } from '@rehearsal/platform/stores/redis-answers';
import type { ServiceHost } from '@rehearsal/platform/service';
import { openAccess } from './open-access.js';
import { gatewayApp } from './app.js';
import { Commands } from './commanding/commands.js';
import type { GatewayConfig } from './config.js';
import { hostNames } from './http/host.js';
import { limitsOf } from './http/rate-limit.js';
import { openDeadLetterDesk } from './dead-letters/open-desk.js';
import { openPseudonymiser } from './freezing/pseudonymiser.js';
import { Outcomes } from './commanding/outcomes.js';
import { aboutFrom } from './reading/about.js';
import { Owners } from './reading/owners.js';
import { followedTopics, pushed } from './push/feed.js';
import { openPresence } from './push/presence.js';
import { pushesTo } from './push/pushes.js';
import { openSockets, type Sockets } from './push/sockets.js';
import { followStreams } from './push/streams.js';
import { roomVersion } from './push/room-version.js';

const SERVICE = 'gateway';
const published = (Object.keys(topics) as TopicName[]).filter((name) => topics[name].producers.includes(SERVICE));

/** Opens the gateway, from what it leans on to the door itself; closed by the lifecycle in reverse. */
export async function openGateway(host: ServiceHost, config: GatewayConfig): Promise<Listening> {
  const { life } = host;
  const { PUBLIC_URL: publicUrl } = config;
  const names = hostNames(publicUrl, config.TRUSTED_HOSTS);
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(published);
  const owners = await life.open(
    'owners',
    () => new Owners(config),
    (opened) => opened.close(),
  );
  const outcomes = new Outcomes();
  const sign = actorSigner(config.ACTOR_PRIVATE_KEY);
  const commands = new Commands({ publisher, sign, outcomes, service: SERVICE });
  const deadLetters = await openDeadLetterDesk(life, mongo, { publisher, sign, service: SERVICE });
  // What a removal left behind is ended at the start, when nobody watches yet.
  const watching: { sockets?: Sockets } = {};
  const access = await openAccess({
    host,
    connection: mongo,
    publisher,
    config,
    onRevoked: () => {
      watching.sockets?.recheck();
    },
  });
  const counts = await life.open('redis of the limits', () => openRedis(config.REDIS_URL), closeRedis);
  counts.on('error', (error) =>
    life.log.warn({ error: String(error) }, 'Redis does not answer; each gateway counts requests by itself'),
  );
  const own = config.NAMESPACE === '' ? SERVICE : `${config.NAMESPACE}:${SERVICE}`;
  const counting = {
    redis: counts,
    prefix: `${own}:limits:`,
    requestsPerMinute: config.RATE_LIMIT_PER_MINUTE,
    strangersPerMinute: config.STRANGERS_PER_MINUTE,
  };
  const limits = await life.open(
    'limits',
    () => limitsOf(counting),
    (opened) => {
      opened.close();
      return Promise.resolve();
    },
  );

  const sockets = await life.open(
    'sockets',
    () =>
      openSockets({
        ...access,
        strangers: limits.strangers,
        publicUrl,
        hostNames: names,
        log: life.log,
        versionOf: roomVersion(owners),
      }),
    (opened) => opened.close(),
  );
  watching.sockets = sockets;
  const pseudonymiser = await life.open('pseudonymiser', openPseudonymiser, (opened) => opened.close());
  const redis = await life.open('redis', () => openPatientRedis(config.REDIS_URL), closeRedis);
  followStreams(redis, sockets.io, life.log);
  const presence = await life.open(
    'presence',
    () =>
      openPresence({
        io: sockets.io,
        hearing: redis,
        telling: counts,
        channel: `${own}:watchers`,
        log: life.log,
      }),
    (opened) => {
      opened.close();
      return Promise.resolve();
    },
  );
  // Without it each gateway counts by itself and tells of its own watchers, and replies are not seen while they are written.
  life.watchLesser('redis', await redisAnswers(life, counts, redis));
  // Those who keep copies hear of an event before those who wait for it, and may look.
  const followers = [owners.scenarioCopies, outcomes, pushed(pushesTo(sockets.io))];
  const follow = (topics: readonly TopicName[]) => host.follow(SERVICE, topics, followers);
  await Promise.all([follow(followedTopics.instances), follow(followedTopics.others)]);

  const app = gatewayApp(life, {
    dependencies: {
      owners,
      commands,
      access,
      deadLetters,
      pseudonymiser,
      presence,
      publicUrl,
      about: aboutFrom({ mongo, redis: counts, owners, providers: config.BACKING_PROVIDERS }),
      readiness: () => ({ waiting_for: life.unready(), without: life.lacking() }),
      requireIfMatch: config.REQUIRE_IF_MATCH,
    },
    limits,
    trustedProxies: config.TRUSTED_PROXIES,
    hostNames: names,
    webRoot: config.WEB_ROOT,
  });
  const http = await life.open(
    'http',
    () => listen(app, { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    async (opened) => {
      // Who waits for an outcome, or watches, would hold up the stop for as long.
      outcomes.close();
      await Promise.all([opened.close(), sockets.close()]);
    },
  );
  sockets.attach(http.server);
  return http;
}
