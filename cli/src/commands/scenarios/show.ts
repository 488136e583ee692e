import { Command } from 'commander';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { findScenario } from '../../scenarios/find-scenario.js';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('print a scenario as the file that makes it; with --json, as the API shows it')
    .argument('<scenario>', 'its name or id')
    .option('--json', 'print the whole resource')
    .action(show);

const show = (nameOrId: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id } = await findScenario(api, nameOrId);
    const scenario = await api.get<ScenarioView>(`/test-scenarios/${id}`);
    output.result(scenario, () => scenarioFileText(scenario).trimEnd());
  });
