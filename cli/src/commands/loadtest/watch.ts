import { Command } from 'commander';
import { withReportOptions, type ReportOptions } from '../../load-runs/report-files.js';
import { reportEnds } from '../../load-runs/report-ends.js';
import { waitForEnds } from '../../load-runs/wait-for-end.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const watchCommand = (): Command =>
  withReportOptions(
    new Command('watch')
      .description('follow a run to its end, also one that was left; exits with its exit code, as `run --wait` does')
      .argument('<run>', 'id of the run', readId),
  )
    .option('--json', 'print one JSON document')
    .action(watch);

const watch = (id: string, options: CommonOptions & ReportOptions): Promise<void> =>
  withSession(options, async (session) => reportEnds(await waitForEnds([id], session), options, session));
