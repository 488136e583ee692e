import { Command } from 'commander';
import { restoreScenario } from '@rehearsal/client/resources/scenario-versions';
import { wholeNumber } from '../../input/read-number.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('make a scenario what it was at a version; that is a new version')
    .argument('<scenario>', 'its name or id')
    .argument('<version>', 'the version to go back to', wholeNumber)
    .option('--json', 'print one JSON document')
    .action(restore);

const restore = (nameOrId: string, version: number, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id, name, version: latest } = await findScenario(api, nameOrId);
    const restored = await restoreScenario(api, id, version, latest);
    output.result(restored, () => `"${name}" is version ${version} again, as version ${restored.version}.`);
  });
