import { Command, Option } from 'commander';
import { LastVerdict, ScenarioSort, type ScenarioFilter } from '@rehearsal/contracts/http/scenarios/scenarios';
import { MOST_COUNTED } from '@rehearsal/contracts/scenario/most-counted';
import type { ScenarioMark, ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface ListOptions extends CommonOptions, Omit<ScenarioFilter, 'created_by'> {
  by?: string;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list the scenarios of the system, with how they were rehearsed and used last')
    .option('--q <text>', 'only those whose name or description holds this')
    .option('--tag <tag>', 'only those with this tag')
    .option('--phase <phase>', 'only those that begin in this phase, such as GET_TO_KNOW_YOU')
    .option('--by <id>', 'only those that this person or token made')
    .addOption(
      new Option('--verdict <verdict>', 'only those whose last rehearsal run showed this').choices(LastVerdict.options),
    )
    .addOption(new Option('--sort <column>', 'in the order of this').choices(ScenarioSort.options))
    .addOption(new Option('--order <way>', 'which way').choices(['asc', 'desc']))
    .option('--json', 'print one JSON document')
    .action(list);

const SIGNS: Readonly<Record<ScenarioMark['verdict'], string>> = {
  always_pass: '✓',
  flaky: '≈',
  always_fail: '✕',
  error: '!',
};

const COLUMNS = ['NAME', 'PHASE', 'VERSION', 'MESSAGES', 'INSTANCES', 'LAST RUNS', 'BY', 'UPDATED', 'USED', 'ID'];

const list = ({ q, tag, phase, by, verdict, sort, order, ...options }: ListOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const asked = { q, tag, phase, created_by: by, verdict, sort, order, include: 'use' };
    const items = await api.all<ScenarioRow>('/test-scenarios', asked);
    output.result({ items }, () =>
      items.length === 0 ? 'No scenarios.' : table(output.colors, COLUMNS, items.map(cellsOf)),
    );
  });

const cellsOf = (row: ScenarioRow): (string | number)[] => [
  row.name,
  row.current_phase,
  row.version,
  row.counts.chat_messages,
  row.use === undefined || row.use.instances < MOST_COUNTED ? (row.use?.instances ?? '-') : `${MOST_COUNTED}+`,
  row.last_runs
    .map(({ verdict }) => SIGNS[verdict])
    .toReversed()
    .join('') || '-',
  row.created_by,
  minute(row.updated_at),
  row.use?.last_used_at ? minute(row.use.last_used_at) : '-',
  row.id,
];

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
