import { shown, shownSlice, type LoadRunReport, type ReportRow } from '@rehearsal/contracts/load/load-run-report';

export interface Annotated {
  report: LoadRunReport;
  /** The script, from the root of the workspace, and the line on which a metric is named. */
  file: string;
  lineOf: (metric: string) => number;
}

interface Finding {
  file: string;
  line: number;
  title: string;
  message: string;
  /** The smaller, the worse; margins of different metrics are compared as shares of their limits. */
  gravity: number;
}

/** GitHub shows ten errors of a step; the rest would be lost without a word. */
const MOST = 10;
/** Worse than any margin. */
const NOT_MEASURED = -1e9;
const NOT_JUDGED = -1e12;

/** Workflow commands for what went wrong in the runs, worst first. */
export function annotations(runs: readonly Annotated[]): string[] {
  const findings = runs.flatMap(findingsOf).sort((a, b) => a.gravity - b.gravity);
  const first = findings.length > MOST ? findings.slice(0, MOST - 1) : findings;
  const left = findings.length - first.length;
  return [
    ...first.map(
      ({ file, line, title, message }) =>
        `::error file=${property(file)},line=${line},title=${property(title)}::${data(message)}`,
    ),
    ...(left > 0 ? [`::error title=${property('Load runs')}::+${left} more; see the reports of the runs`] : []),
  ];
}

function findingsOf({ report, file, lineOf }: Annotated): Finding[] {
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

/** As the runner of GitHub unescapes them. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
