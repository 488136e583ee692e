import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { csvRow, type Cell } from '@rehearsal/platform/http/csv-row';
import { clean } from '@rehearsal/reporting/clean-text';

const COLUMNS = ['kind', 'metric', 'limit', 'measured', 'margin', 'samples', 'worst', 'link', 'unit', 'ok', 'at'];

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
  return lines.map((line) => csvRow(COLUMNS.map((_, column) => shown(line[column])))).join('');
}

const rowOf = (
  kind: string,
  { metric, limit, measured, margin, samples, worst, link, unit, ok }: ReportRow,
): Cell[] => [kind, metric, limit, measured, margin, samples, worst && `${worst.tag}=${worst.value}`, link, unit, ok];

const shown = (cell: Cell): Cell => (typeof cell === 'string' ? clean(cell) : cell);
