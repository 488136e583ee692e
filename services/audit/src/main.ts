import { actorVerifier } from '@rehearsal/platform/actor-token';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { retentionRoute } from '@rehearsal/platform/http/retention-route';
import { openRemovals } from '@rehearsal/platform/stores/removals';
import { runService } from '@rehearsal/platform/run-service';
import { AuditConfig } from './config.js';
import { openDeadLetters } from './dead-letters/open-dead-letters.js';
import { deadLetterRoutes } from './dead-letters/routes.js';
import { auditedTopics } from './entries/draft.js';
import { Entries } from './entries/entries.js';
import { auditRoutes } from './http.js';
import { openCheckpoints, takeNow } from './open-checkpoints.js';
import { messageReader } from './entries/read-message.js';
import { recordApart } from './entries/record-apart.js';
import { Recorder } from './entries/recorder.js';
import { toldRetention } from './told-retention.js';
import { openVerifications } from './verification/runs/open-verifications.js';

await runService('audit', AuditConfig, async (host, config) => {
  const { life } = host;
  const connection = await host.openMongo();
  const entries = new Entries(connection);
  await entries.ensureIndexes();

  const readMessage = messageReader(actorVerifier(config.ACTOR_PUBLIC_KEYS));
  const publisher = await host.openPublisher([]);
  const removals = openRemovals(connection, 'dead letters');
  const letters = await openDeadLetters(host, connection, publisher, removals);
  const recorder = new Recorder({ entries, readMessage, log: life.log });
  const checkpoints = await openCheckpoints(life, config, { connection, entries, recorder });

  const verifications = await openVerifications(life, { connection, entries, sources: checkpoints?.sources });

  const routes = auditRoutes(entries, {
    take: () => takeNow(checkpoints),
    latest: async () => (await checkpoints?.sources.store.latest()) ?? null,
  }).use(
    verifications,
    deadLetterRoutes(letters),
    retentionRoute(() => toldRetention(removals)),
  );
  const address = { host: config.HTTP_HOST, port: config.HTTP_PORT };
  await life.open(
    'http',
    () => listen(ownerApp(life, config.SERVICE_TOKEN, routes), address),
    (opened) => opened.close(),
  );

  await host.consume('audit', auditedTopics, recordApart(recorder, { group: 'audit', publisher, log: life.log }), {
    onRebalance: () => recorder.forgetHeads(),
    gather: true,
  });
});
