import { Command } from 'commander';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

export const resetCommand = (): Command =>
  new Command('reset')
    .description("set a scenario's primary instance back to its template")
    .argument('<scenario>', 'its name or id')
    .option('--json', 'print one JSON document')
    .action(reset);

const reset = (nameOrId: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id, name } = await findScenario(api, nameOrId);
    const answer = await api.command<{ success: boolean; message: string; instance: InstanceView }>(
      'POST',
      `/test-scenarios/${id}/reset`,
    );
    output.result(
      answer,
      () =>
        `"${name}" is its template again: ${answer.instance.profile.email}, version ${answer.instance.version}, digest ${answer.instance.digest.slice(0, 12)}.`,
    );
  });
