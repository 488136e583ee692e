import { Command } from 'commander';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the scenarios of the system')
    .option('--q <text>', 'only those whose name or description holds this')
    .option('--tag <tag>', 'only those with this tag')
    .option('--phase <phase>', 'only those that begin in this phase, such as GET_TO_KNOW_YOU')
    .option('--sort <order>', 'created or updated, the last first; or name')
    .option('--json', 'print one JSON document')
    .action(list);

interface ListOptions extends CommonOptions {
  q?: string;
  tag?: string;
  phase?: string;
  sort?: string;
}

const list = ({ q, tag, phase, sort, ...options }: ListOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await api.all<ScenarioRow>('/test-scenarios', { q, tag, phase, sort });
    output.result({ items }, () =>
      items.length === 0
        ? 'No scenarios.'
        : table(
            output.colors,
            ['NAME', 'PHASE', 'VERSION', 'MESSAGES', 'IDENTITIES', 'ID'],
            items.map(({ name, current_phase, version, counts, id }) => [
              name,
              current_phase,
              version,
              counts.chat_messages,
              counts.identities,
              id,
            ]),
          ),
    );
  });
