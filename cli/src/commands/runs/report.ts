import { Command } from 'commander';
import { rehearsalReport } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { CliError } from '../../errors.js';
import { placesIn } from '../../rehearsals/findings/places.js';
import { withReportOptions, writeRunReports, type ReportOptions } from '../../rehearsals/report-files.js';
import { failuresReport } from '../../rehearsals/report.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const reportCommand = (): Command =>
  withReportOptions(
    new Command('report')
      .description('report a rehearsal run: for people, as JSON, or into files')
      .argument('<run>', 'id of it', readId),
  )
    .option('--json', 'print the report as one JSON document')
    .action(report);

const report = (id: string, options: CommonOptions & ReportOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const document = JSON.parse(await rehearsalReport(api, id, 'json')) as RehearsalReport;
    const { written, failures } = await writeRunReports(api, id, options);
    for (const file of written) output.note(`Written: ${file}`);
    output.result(document, () => failuresReport(document, placesIn(new Map(), []), output.colors));
    if (failures.length > 0) throw new CliError('Not every report was written:', { details: failures });
  });
