import { Command } from 'commander';
import type { LoadTestTrend } from '@rehearsal/contracts/load/baseline';
import { InputError } from '../../errors.js';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface TrendOptions extends CommonOptions {
  metric: string;
  limit: number;
}

export const trendCommand = (): Command =>
  new Command('trend')
    .description('show what the last runs of a load test measured, those like the newest one')
    .argument('<test>', 'name of the load test')
    .option('--metric <name>', 'which metric', 'http_req_duration')
    .option('--limit <runs>', 'how many runs', wholeNumber, 30)
    .option('--json', 'print one JSON document')
    .action(trend);

const trend = (test: string, { metric, limit, ...options }: TrendOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const found = await api.get<LoadTestTrend>(`/load-tests/${encodeURIComponent(test)}/trend`, { limit });
    output.result(found, () => {
      const statistics = [...new Set(found.items.flatMap(({ metrics }) => Object.keys(metrics[metric] ?? {})))];
      if (found.items.length === 0) return `No run of ${test} has finished.`;
      if (statistics.length === 0) {
        const known = [...new Set(found.items.flatMap(({ metrics }) => Object.keys(metrics)))];
        throw new InputError(`The runs of ${test} have no metric "${metric}"; there are ${known.join(', ')}.`);
      }
      const rows = found.items.map(({ run_id, finished_at, verdict, baseline, metrics }) => [
        finished_at,
        verdict,
        ...statistics.map((statistic) => shownNumber(metrics[metric]?.[statistic])),
        `${run_id}${baseline ? ' (baseline)' : ''}`,
      ]);
      return table(output.colors, ['FINISHED', 'VERDICT', ...statistics, 'RUN'], rows);
    });
  });

const shownNumber = (value: number | undefined): string =>
  value === undefined ? '-' : value.toLocaleString('en-US', { maximumSignificantDigits: 5 });
