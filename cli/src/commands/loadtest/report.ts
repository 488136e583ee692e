import { Command } from 'commander';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { CliError } from '../../errors.js';
import { openReports, withReportOptions, type ReportOptions } from '../../load-runs/report-files.js';
import { terminalReport } from '../../load-runs/report.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const reportCommand = (): Command =>
  withReportOptions(
    new Command('report')
      .description('report a run: for people, as JSON, or into files')
      .argument('<run>', 'id of it', readId),
  )
    .option('--json', 'print the report as one JSON document')
    .action(report);

const report = (id: string, options: CommonOptions & ReportOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const reports = openReports(api);
    const document = JSON.parse(await reports.read({ id, name: id }, 'json')) as LoadRunReport;
    const { written, failures } = await reports.write([document], options);
    for (const file of written) output.note(`Written: ${file}`);
    output.result(document, () => terminalReport(document, output.colors));
    if (failures.length > 0) throw new CliError('Not every report was written:', { details: failures });
  });
