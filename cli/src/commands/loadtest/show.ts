import { Command } from 'commander';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { terminalReport } from '../../load-runs/report.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('show a run; --log prints what k6 said')
    .argument('<run>', 'id of the run', readId)
    .option('--log', 'print its log')
    .option('--json', 'print one JSON document')
    .action(show);

const show = (id: string, options: CommonOptions & { log?: boolean }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const path = `/load-runs/${encodeURIComponent(id)}`;
    if (options.log) {
      const log = await api.text(`${path}/log`);
      output.result({ id, log }, () => log.trimEnd());
    } else if (output.json) {
      const run = await api.get<LoadRunView>(path);
      output.result(run, () => run.id);
    } else {
      const report = await api.get<LoadRunReport>(`${path}/report.json`);
      output.result(report, () => terminalReport(report, output.colors));
    }
  });
