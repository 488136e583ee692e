import { Command } from 'commander';
import type { Comparison } from '@rehearsal/contracts/load/comparison';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { comparisonReport } from '../../load-runs/comparison-report.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

/** As k6 exits when a threshold is crossed: the run worked, and what it measured is not good enough. */
const WORSE = EXIT.breached;

interface CompareOptions extends CommonOptions {
  with: string;
  failOnWorse?: boolean;
}

export const compareCommand = (): Command =>
  new Command('compare')
    .description('compare a run with its baseline, with another run, or with the last ones that passed before it')
    .argument('<run>', 'id of the run', readId)
    .option('--with <base>', 'baseline, last:N, or the id of a run', 'baseline')
    .option('--fail-on-worse', `exit with ${WORSE} when the run is worse`)
    .option('--json', 'print one JSON document')
    .action(compare);

const compare = (id: string, { with: base, failOnWorse, ...options }: CompareOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const comparison = await api.get<Comparison>(`/load-runs/${encodeURIComponent(id)}/comparison`, { with: base });
    output.result(comparison, () => comparisonReport(comparison, output.colors));
    if (failOnWorse && comparison.verdict === 'worse') process.exitCode = WORSE;
  });
