import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import { boundsOf } from '@rehearsal/contracts/instance/instance-bounds';
import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { every } from '@rehearsal/platform/every';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { retentionRoute } from '@rehearsal/platform/http/retention-route';
import { openRemovals } from '@rehearsal/platform/stores/removals';
import { runService } from '@rehearsal/platform/run-service';
import { InstantiatorConfig } from './config.js';
import { openDeletedScenarios } from './deleting/deleted-scenarios.js';
import { listed, type ListedInstance } from './reading/listed.js';
import { indexInstances } from './reading/index-instances.js';
import { routes } from './reading/routes.js';
import { factsByReference } from './facts-by-reference.js';
import { reaper } from './deleting/reaper.js';
import { toldRetention } from './deleting/told-retention.js';
import { refuseTooManySessions } from './sessions/refuse-too-many.js';
import { sessionKeeper } from './sessions/session-keeper.js';
import { handlers, reactions } from './service.js';
import { Templates } from './templates.js';
import { notingUse } from './uses/noting-use.js';
import { openUses } from './uses/open-uses.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

await runService('instantiator', InstantiatorConfig, async (host, config) => {
  const now = () => new Date();
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['instance.events.v1']);
  const journal = await host.openJournal<Instance, InstanceFact, ListedInstance>(mongo, publisher, {
    name: 'instance',
    owner: 'instantiator',
    evolve: evolveInstance,
    row: listed,
    byReference: factsByReference,
  });
  await indexInstances(journal);
  const deletedScenarios = await openDeletedScenarios(mongo, now);
  const removals = openRemovals(mongo, 'sessions');
  const reads = routes(journal, now).use(retentionRoute(() => toldRetention(config, removals)));
  await host.life.open(
    'http',
    () =>
      listen(ownerApp(host.life, config.SERVICE_TOKEN, reads), {
        host: config.HTTP_HOST,
        port: config.HTTP_PORT,
      }),
    (http) => http.close(),
  );
  const scenarios = await host.life.open(
    'scenario',
    () => new OwnerClient({ name: 'scenario', url: config.SCENARIO_URL, serviceToken: config.SERVICE_TOKEN }),
    (opened) => opened.close(),
  );
  const uses = await openUses(host, journal, scenarios);
  const templates = new Templates(scenarios);
  const defaultTtlSeconds = config.TEST_INSTANCE_TTL_SECONDS ?? null;
  const processor = await host.handleCommands<Instance, InstanceFact, InstanceCommand>(publisher, {
    journal,
    handlers: notingUse(
      handlers({
        journal,
        deletedScenarios,
        templates,
        defaultTtlSeconds,
        bounds: boundsOf(config),
        refuseTooManySessions: refuseTooManySessions(
          journal,
          { ofGuest: config.LIVE_SESSIONS_PER_GUEST, altogether: config.LIVE_SESSIONS_MAX },
          now,
        ),
      }),
      uses.note,
    ),
    snapshots: 'beside',
    creates: ['InstantiateScenario', 'ForkInstance', 'StartSession', 'CleanUpInstances'],
  });
  await host.react(publisher, ['scenario.events.v1'], reactions({ journal, processor, deletedScenarios, templates }));
  const keeper = sessionKeeper(
    { journal, processor, removals, now },
    { idleMs: config.SESSION_IDLE_HOURS * HOUR_MS, keptMs: config.SESSION_RETENTION_DAYS * DAY_MS },
  );
  const reap = reaper({ journal, processor, deletedScenarios, now });
  await host.life.open(
    'reaper',
    () => every(config.REAP_EVERY_SECONDS * 1000, () => reap.look(), host.life.log),
    (timer) => timer.end(),
  );
  await host.life.open(
    'session keeper',
    () => every(config.REAP_EVERY_SECONDS * 1000, () => keeper.look(), host.life.log),
    (timer) => timer.end(),
  );
});
