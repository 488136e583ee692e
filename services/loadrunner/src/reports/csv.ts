import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { clean } from '@rehearsal/reporting/clean-text';

const COLUMNS = ['kind', 'metric', 'limit', 'measured', 'margin', 'samples', 'worst', 'link', 'unit', 'ok', 'at'];
type Cell = string | number | boolean | null | undefined;

/** One table that any spreadsheet or data frame reads: a line for each row of the report, then one for each number of the series. */
export function renderCsv(report: LoadRunReport): string {
  const lines: Cell[][] = [
    COLUMNS,
    ...report.thresholds.map((row) => rowOf('threshold', row)),
    ...report.checks.map((row) => rowOf('check', row)),
    ...report.metrics.map((row) => rowOf('metric', row)),
    ...report.notes.map((note) => ['note', note]),
    ...report.series.flatMap(({ at, ...numbers }) =>
      Object.entries(numbers).map(([name, value]) => {
        const unit = name.endsWith('_ms') ? 'ms' : 'count';
        return ['second', name, null, value, null, null, null, null, unit, null, at];
      }),
    ),
  ];
  return lines.map((line) => COLUMNS.map((_, column) => cell(line[column])).join(',') + '\r\n').join('');
}

const rowOf = (
  kind: string,
  { metric, limit, measured, margin, samples, worst, link, unit, ok }: ReportRow,
): Cell[] => [kind, metric, limit, measured, margin, samples, worst && `${worst.tag}=${worst.value}`, link, unit, ok];

/** RFC 4180. Text that a spreadsheet would take for a formula is set off by an apostrophe. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = clean(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
