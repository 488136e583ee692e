import { Command } from 'commander';
import { scenarioVersions } from '@rehearsal/client/resources/scenario-versions';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const versionsCommand = (): Command =>
  new Command('versions')
    .description('list the versions of a scenario, newest first')
    .argument('<scenario>', 'its name or id')
    .option('--json', 'print one JSON document')
    .action(versions);

const versions = (nameOrId: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id } = await findScenario(api, nameOrId);
    const items = await scenarioVersions(api, id);
    output.result({ id, items }, () =>
      table(
        output.colors,
        ['VERSION', 'NAME', 'WHEN', 'BY'],
        items.map(({ version, name, at, actor }) => [version, name, at, actor.id]),
      ),
    );
  });
