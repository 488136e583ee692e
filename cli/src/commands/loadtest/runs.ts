import { Command, Option } from 'commander';
import { LoadRunSort, type LoadRunFilter, type LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { Page } from '@rehearsal/contracts/http/page';
import { LoadRunState } from '@rehearsal/contracts/load/load-run';
import { shown } from '@rehearsal/contracts/load/units';
import { sparkline } from '../../load-runs/sparkline.js';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

/** As many as fit on a screen. */
const SHOWN = 20;
const LINE_WIDTH = 30;

interface RunsOptions extends CommonOptions {
  test?: string;
  state?: LoadRunState;
  target?: string;
  by?: string;
  sort?: LoadRunSort;
  order?: LoadRunFilter['order'];
  limit: number;
}

export const runsCommand = (): Command =>
  new Command('runs')
    .description('list load runs with their verdicts and figures, the newest first')
    .option('--test <name>', 'only those of this load test')
    .addOption(
      new Option('--state <state>', 'only those in this state, or with this verdict').choices(LoadRunState.options),
    )
    .option('--target <origin>', 'only those against this origin')
    .option('--by <id>', 'only those that this person, token or schedule asked for')
    .addOption(new Option('--sort <column>', 'in the order of this').choices(LoadRunSort.options))
    .addOption(new Option('--order <way>', 'which way').choices(['asc', 'desc']))
    .option('--limit <n>', 'so many at most, up to 200', wholeNumber, SHOWN)
    .option('--json', 'print one JSON document')
    .action(runs);

const runs = ({ test, state, target, by, sort, order, limit, ...options }: RunsOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const asked = { test, state, target, requested_by: by, sort, order, limit };
    const { items } = await api.get<Page<LoadRunRow>>('/load-runs', asked);
    output.result({ items }, () =>
      items.length === 0
        ? 'No load runs.'
        : table(
            output.colors,
            [
              'TEST',
              'STATE',
              'TARGET',
              'BY',
              'QUEUED',
              'LENGTH',
              'REQUESTS/S',
              'P95',
              'FAILED',
              'REQUESTS/S OVER TIME',
              'ID',
            ],
            items.map(cellsOf),
          ),
    );
  });

const cellsOf = (run: LoadRunRow): string[] => [
  run.name,
  run.position === null ? run.state : `${run.state}, number ${run.position}`,
  run.target,
  run.requested_by,
  run.queued_at.slice(0, 19).replace('T', ' '),
  run.duration_s === null ? '-' : `${Math.round(run.duration_s)} s`,
  shown(run.requests_per_s, 'count'),
  shown(run.p95_ms, 'ms'),
  shown(run.failed_share, 'share'),
  sparkline(run.throughput, LINE_WIDTH).trimStart(),
  run.id,
];
