import { Command } from 'commander';
import { isLiveNow } from '@rehearsal/contracts/instance/live-now';
import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list instances; --live lists the sessions of real guests')
    .option('--scenario <scenario>', 'only those of this scenario, by name or id')
    .option('--q <text>', 'only those whose name, e-mail, label or scenario holds these words')
    .option('--live', 'live sessions instead of test users')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions & { scenario?: string; q?: string; live?: boolean }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const scenario = options.scenario === undefined ? undefined : (await findScenario(api, options.scenario)).id;
    const items = await api.all<InstanceRow>('/instances', {
      kind: options.live ? 'live' : 'test',
      scenario_id: scenario,
      q: options.q,
    });
    output.result({ items }, () =>
      items.length === 0
        ? 'No instances.'
        : table(
            output.colors,
            ['ID', options.live ? 'STATE' : 'LABEL', 'PHASE', 'MESSAGES', 'VERSION', 'UPDATED'],
            items.map((row) => [
              row.id,
              options.live ? stateOf(row) : (row.label ?? (row.primary ? '(primary)' : '')),
              row.current_phase,
              row.messages ?? '-',
              row.version,
              row.updated_at,
            ]),
          ),
    );
  });

const stateOf = (row: InstanceRow): string => (isLiveNow(row, Date.now()) ? 'live' : row.closed_at ? 'closed' : 'open');
