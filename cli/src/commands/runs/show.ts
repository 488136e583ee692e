import { Command } from 'commander';
import { getRehearsalRun, rehearsalReport } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { placesIn } from '../../rehearsals/findings/places.js';
import { failuresReport, rehearsalLine } from '../../rehearsals/report.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('show a rehearsal run: its verdicts, and what broke')
    .argument('<run>', 'id of the run', readId)
    .option('--json', 'print one JSON document')
    .action(show);

const show = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const run = await getRehearsalRun(api, id);
    if (output.json) {
      output.result(run, () => run.id);
      return;
    }
    const report = JSON.parse(await rehearsalReport(api, id, 'json')) as RehearsalReport;
    const lines = report.rehearsals.map((rehearsal) => rehearsalLine(rehearsal, output.colors));
    const nowhere = placesIn(new Map(), []);
    output.result(report, () => `${lines.join('\n')}\n\n${failuresReport(report, nowhere, output.colors)}`);
  });
