import { Command } from 'commander';
import { isLiveNow } from '@rehearsal/contracts/instance/live-now';
import { listedConditions, type InstanceRow } from '@rehearsal/contracts/http/instances/instances';
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
            ['ID', ...(options.live ? [] : ['LABEL']), 'STATE', 'PHASE', 'MESSAGES', 'VERSION', 'UPDATED'],
            items.map((row) => [
              row.id,
              ...(options.live ? [] : [row.label ?? (row.primary ? '(primary)' : '')]),
              stateOf(row),
              row.current_phase,
              row.messages ?? '-',
              row.version,
              row.updated_at,
            ]),
          ),
    );
  });

/** What holds of it for now, such as when it expires. */
function stateOf(row: InstanceRow): string {
  const holds = listedConditions.flatMap((name) =>
    row[name] === null ? [] : [`${name.replace(/_at$/, '')} ${row[name]}`],
  );
  if (row.kind === 'live' && holds.length === 0) holds.push(isLiveNow(row, Date.now()) ? 'live' : 'open');
  return holds.join(', ');
}
