import { Command } from 'commander';
import type { ScenarioView } from '@rehearsal/contracts/scenario';
import { withSession, type CommonOptions } from '../../session.js';

export const freezeCommand = (): Command =>
  new Command('freeze')
    .description('make a new scenario of an instance or a live session, as it is now')
    .argument('<instance>', 'id of the instance or session')
    .requiredOption('--name <name>', 'name of the new scenario')
    .option('--description <text>', 'what it is good for')
    .option('--json', 'print one JSON document')
    .action(freeze);

const freeze = (instance: string, options: CommonOptions & { name: string; description?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { name, description } = options;
    const body = { instance_id: instance, name, ...(description !== undefined && { description }) };
    const scenario = await api.command<ScenarioView>('POST', '/test-scenarios/freeze-session', body);
    output.result(
      scenario,
      () => `Froze ${instance} at version ${scenario.source?.version ?? 0} as "${scenario.name}" (${scenario.id}).`,
    );
  });
