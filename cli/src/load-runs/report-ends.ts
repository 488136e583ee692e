import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { loadRunFindings } from '../github/load-run-findings.js';
import { reportToGithub } from '../github/report-to-github.js';
import type { Session } from '../session.js';
import { annotatedScripts } from './annotated-scripts.js';
import { openReports, type ReportOptions } from './report-files.js';
import { terminalReport } from './report.js';
import { worstExit } from './worst-exit.js';

/**
 * What there is to say of runs that have ended: the reports that were asked for, GitHub's annotations and summary where
 * it listens, the result on stdout, and the exit code. One run is one document, several are `{runs, exit_code}`.
 */
export async function reportEnds(
  runs: readonly LoadRunView[],
  options: ReportOptions,
  { api, output, config }: Session,
): Promise<void> {
  const exit = worstExit(runs.map(({ exit_code }) => exit_code));
  // First of all: whatever happens to a report, the verdict stands.
  process.exitCode = exit;
  const reports = openReports(api);
  const reported: { report: LoadRunReport; markdown: string }[] = [];
  for (const run of runs) {
    const report = JSON.parse(await reports.read(run, 'json')) as LoadRunReport;
    reported.push({ report, markdown: config.github ? await reports.read(run, 'md') : '' });
  }
  const [only] = runs;
  output.result(runs.length === 1 ? only : { runs, exit_code: exit }, () =>
    reported.map(({ report }) => terminalReport(report, output.colors)).join('\n\n'),
  );
  const { written, failures } = await reports.write(runs, options);
  for (const file of written) output.note(`Written: ${file}`);
  for (const failure of failures) output.note(`rehearse: ${failure}`);
  if (!config.github) return;
  const { github, repository } = config;
  const scripts = await annotatedScripts(
    reported.map(({ report }) => report),
    { repository, workspace: github.workspace },
  );
  const markdown = reported.map((each) => each.markdown).join('\n');
  await reportToGithub({ findings: scripts.flatMap(loadRunFindings), what: 'Load runs', markdown }, github, output.act);
}
