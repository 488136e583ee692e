import { evolveInstance } from '@rehearsal/contracts/evolve-instance';
import type { Instance, InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { runService } from '@rehearsal/platform/run-service';
import { InstantiatorConfig } from './config.js';
import { routes } from './http.js';
import { handlers, reactions } from './service.js';

await runService('instantiator', InstantiatorConfig, async (host, config) => {
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['instance.events.v1']);
  const journal = await host.openJournal<Instance, InstanceFact>(mongo, publisher, {
    name: 'instance',
    owner: 'instantiator',
    evolve: evolveInstance,
  });
  await host.life.open(
    'http',
    () => listen(ownerApp(host.life, routes(journal)), { host: config.HTTP_HOST, port: config.HTTP_PORT }),
    (http) => http.close(),
  );
  const processor = await host.handleCommands<Instance, InstanceFact, InstanceCommand>(publisher, {
    journal,
    handlers: handlers(journal),
    snapshots: 'beside',
    creates: ['InstantiateScenario', 'ForkInstance', 'StartSession'],
  });
  await host.react(publisher, ['scenario.events.v1'], reactions(journal, processor));
});
