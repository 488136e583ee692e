import { Command } from 'commander';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

export const deleteCommand = (): Command =>
  new Command('delete')
    .description('delete a scenario and its instances')
    .argument('<scenario>', 'its name or id')
    .option('--json', 'print one JSON document')
    .action(remove);

const remove = (nameOrId: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id, name, version } = await findScenario(api, nameOrId);
    const path = `/test-scenarios/${id}`;
    const answer = await api.command<{ success: boolean; message: string }>('DELETE', path, undefined, {
      ifVersion: version,
    });
    output.result({ ...answer, id, name }, () => `Deleted "${name}".`);
  });
