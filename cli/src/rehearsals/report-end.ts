import { relative, resolve } from 'node:path';
import { rehearsalReport } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { exitOfRun } from '../exit-codes.js';
import { rehearsalFindings } from './findings/rehearsal-findings.js';
import { reportToGithub } from '../github/report-to-github.js';
import type { Session } from '../session.js';
import { placesIn, type PlaceOf } from './findings/places.js';
import { writeRunReports, type ReportOptions } from './report-files.js';
import { failuresReport } from './report.js';

/**
 * What there is to say of a run that has ended, after the line of each rehearsal: what broke, the reports that were asked
 * for, GitHub's annotations and summary where it listens, and the exit code.
 */
export async function reportEnd(
  run: RehearsalRunView,
  texts: ReadonlyMap<string, string>,
  options: ReportOptions,
  { api, output, config }: Session,
): Promise<void> {
  // First of all: whatever happens to a report, the verdict stands.
  process.exitCode = exitOfRun(run.verdict);
  const report = JSON.parse(await rehearsalReport(api, run.id, 'json')) as RehearsalReport;
  const placeOf = placesIn(texts, run.rehearsals);
  output.result(run, () => `\n${failuresReport(report, placeOf, output.colors)}`);
  const { written, failures } = await writeRunReports(api, run.id, options);
  for (const file of written) output.note(`Written: ${file}`);
  for (const failure of failures) output.note(`rehearse: ${failure}`);
  if (!config.github) return;
  const markdown = await rehearsalReport(api, run.id, 'md');
  const findings = rehearsalFindings(report, below(config.github.workspace, placeOf));
  await reportToGithub({ findings, what: 'Rehearsals', markdown }, config.github, output.act);
}

/** Files are named from where the command runs; GitHub names them from the root of the workspace. */
const below =
  (workspace: string, placeOf: PlaceOf): PlaceOf =>
  (...asked) => {
    const place = placeOf(...asked);
    return place && { ...place, file: relative(workspace, resolve(place.file)) };
  };
