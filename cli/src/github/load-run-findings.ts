import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { shown, shownSlice } from '@rehearsal/contracts/load/units';
import type { Finding } from './annotations.js';

export interface AnnotatedLoadRun {
  report: LoadRunReport;
  /** The script, from the root of the workspace, and the line on which a metric is named. */
  file: string;
  lineOf: (metric: string) => number;
}

/** Margins of different metrics are compared as shares of their limits; these two are worse than any. */
const NOT_MEASURED = -1e9;
const NOT_JUDGED = -1e12;

/** What a load run that did not pass broke: rules of the verdict, thresholds, checks. */
export function loadRunFindings({ report, file, lineOf }: AnnotatedLoadRun): Finding[] {
  if (report.verdict === 'passed') return [];
  const of = (row: ReportRow, title: string): Finding => ({
    file,
    line: lineOf(row.metric),
    title: `${report.name}: ${title}`,
    message: sentence(row),
    gravity: shareOf(row),
  });
  const thresholds = report.thresholds.filter(({ ok }) => ok === false);
  const checks = report.checks.filter(({ ok }) => ok === false);
  const rules = report.rules.filter(({ ok }) => ok === false);
  return [
    ...rules.map(({ name, detail }) => ({
      file,
      line: 1,
      title: `${report.name} ${report.verdict ?? report.state}: not so: ${name}`,
      message: detail,
      gravity: NOT_JUDGED,
    })),
    ...thresholds.map((row) => of(row, `${row.metric} ${row.limit ?? ''}`)),
    ...checks.map((row) => of(row, `check ${row.metric}`)),
  ];
}

const sentence = ({ limit, measured, margin, samples, worst, link, unit }: ReportRow): string =>
  `limit ${limit ?? '-'}, measured ${shown(measured, unit)}, margin ${shown(margin, unit)} over ${samples ?? '-'} samples; ` +
  `worst slice ${shownSlice(worst, unit)}; ${link}`;

/** The margin as a share of the limit; what was not measured at all is as bad as can be. */
function shareOf({ limit, margin }: ReportRow): number {
  if (margin === null) return NOT_MEASURED;
  const bound = Math.abs(Number(/[\d.]+$/.exec(limit ?? '')?.[0] ?? 1));
  return margin / (bound === 0 ? 1 : bound);
}
