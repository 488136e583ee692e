import { Command } from 'commander';
import { listRehearsals } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import type { Colors } from '../../output.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the rehearsals of scenarios, and what their last runs showed')
    .option('--tag <tag>', 'only of scenarios with this tag')
    .option('--name <name>', 'only with this name, or of the scenario with it')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ tag, name, ...options }: CommonOptions & { tag?: string; name?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await listRehearsals(api, { tag, name });
    output.result({ items }, () =>
      items.length === 0
        ? 'No scenario has a rehearsal.'
        : table(
            output.colors,
            ['REHEARSAL', 'SCENARIO', 'TRIALS', 'MEDIAN', 'LAST RUNS'],
            items.map((row) => [
              row.rehearsal,
              row.scenario_name,
              row.repeat,
              row.last_runs[0]?.median_ms === undefined ? '-' : `${Math.round(row.last_runs[0].median_ms)} ms`,
              lastRuns(row, output.colors),
            ]),
          ),
    );
  });

const SIGNS = { always_pass: '✔', flaky: '~', always_fail: '✖', error: '?' } as const;

/** A sign for each, the newest on the right, then the newest in words. */
function lastRuns({ last_runs }: RehearsalRow, colors: Colors): string {
  const [newest] = last_runs;
  if (newest === undefined) return '-';
  const paint = { always_pass: colors.green, flaky: colors.yellow, always_fail: colors.red, error: colors.dim };
  const signs = last_runs.map(({ verdict }) => paint[verdict](SIGNS[verdict])).reverse();
  return `${signs.join('')} ${newest.verdict.replace('_', ' ')}, ${newest.passed} of ${newest.passed + newest.failed}`;
}
