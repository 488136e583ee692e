import type { ScenarioCommand, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { boundsOf } from '@rehearsal/contracts/instance/instance-bounds';
import { listen, ownerApp } from '@rehearsal/platform/http/app';
import { runService } from '@rehearsal/platform/run-service';
import { ScenarioConfig } from './config.js';
import { routes } from './http.js';
import { ensureLookUps, lookUp } from './look-up.js';
import { ScenarioNames } from './naming/reserve-name.js';
import { evolve, type ScenarioRecord } from './scenario.js';
import { handlers } from './service.js';
import { NEVER_USED } from './used.js';

await runService('scenario', ScenarioConfig, async (host, config) => {
  const mongo = await host.openMongo();
  const publisher = await host.openPublisher(['scenario.events.v1']);
  const journal = await host.openJournal<ScenarioRecord, ScenarioFact>(mongo, publisher, {
    name: 'scenario',
    owner: 'scenario',
    evolve,
    lookUp,
    fromOthers: NEVER_USED,
  });
  await ensureLookUps(journal);
  await host.life.open(
    'http',
    () =>
      listen(ownerApp(host.life, config.SERVICE_TOKEN, routes(journal)), {
        host: config.HTTP_HOST,
        port: config.HTTP_PORT,
      }),
    (http) => http.close(),
  );
  await host.handleCommands<ScenarioRecord, ScenarioFact, ScenarioCommand>(publisher, {
    journal,
    handlers: handlers(
      new ScenarioNames(mongo, journal, { claimSeconds: config.NAME_CLAIM_SECONDS, now: () => new Date() }),
      boundsOf(config),
    ),
    creates: ['CreateScenario', 'FreezeSession'],
  });
});
