import { Command } from 'commander';
import type { LoadRunView } from '@rehearsal/contracts/load-run';
import { runReport } from '../../load-runs/report.js';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('show a run; --log prints what k6 said')
    .argument('<run>', 'id of the run')
    .option('--log', 'print its log')
    .option('--json', 'print one JSON document')
    .action(show);

const show = (id: string, options: CommonOptions & { log?: boolean }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    if (options.log) {
      const log = await api.text(`/load-runs/${encodeURIComponent(id)}/log`);
      output.result({ id, log }, () => log.trimEnd());
      return;
    }
    const run = await api.get<LoadRunView>(`/load-runs/${encodeURIComponent(id)}`);
    output.result(run, () => runReport(run, output.colors));
  });
