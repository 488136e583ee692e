import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import { boundsOf } from '@rehearsal/contracts/instance/instance-bounds';
import type { Instance, InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import { every } from '@rehearsal/platform/every';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { runService } from '@rehearsal/platform/run-service';
import { InstantiatorConfig } from './config.js';
import { openDeletedScenarios } from './deleting/deleted-scenarios.js';
import { routes } from './http.js';
import { reaper } from './deleting/reaper.js';
import { handlers, reactions } from './service.js';

await runService('instantiator', InstantiatorConfig, async (host, config) => {
  const now = () => new Date();
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['instance.events.v1']);
  const journal = await host.openJournal<Instance, InstanceFact>(mongo, publisher, {
    name: 'instance',
    owner: 'instantiator',
    evolve: evolveInstance,
  });
  const newestFirst = { created_at: -1, _id: -1 } as const;
  await journal.snapshots.createIndex(newestFirst, { name: 'newest_first' }, {});
  await journal.snapshots.createIndex({ kind: 1, ...newestFirst }, { name: 'of_kind' }, {});
  await journal.snapshots.createIndex({ scenario_id: 1, ...newestFirst }, { name: 'of_scenario' }, {});
  await journal.snapshots.createIndex({ expires_at: 1 }, { name: 'by_expiry' }, {});
  const deletedScenarios = await openDeletedScenarios(mongo, now);
  await host.life.open(
    'http',
    () => listen(ownerApp(host.life, routes(journal, now)), { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  const defaultTtlSeconds = config.TEST_INSTANCE_TTL_SECONDS ?? null;
  const processor = await host.handleCommands<Instance, InstanceFact, InstanceCommand>(publisher, {
    journal,
    handlers: handlers({ journal, deletedScenarios, defaultTtlSeconds, bounds: boundsOf(config) }),
    snapshots: 'beside',
    creates: ['InstantiateScenario', 'ForkInstance', 'StartSession', 'CleanUpInstances'],
  });
  await host.react(publisher, ['scenario.events.v1'], reactions({ journal, processor, deletedScenarios }));
  const reap = reaper({ journal, processor, deletedScenarios, now });
  await host.life.open(
    'reaper',
    () => every(config.REAP_EVERY_SECONDS * 1000, () => reap.look(), host.life.log),
    (timer) => timer.end(),
  );
});
