import type { LoadRunReport, ReportMetric, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { valueWords } from '@rehearsal/contracts/load/metric-words';
import { shown, shownSlice } from '@rehearsal/contracts/load/units';
import { tick, type Colors } from '../output.js';
import { table } from '../table.js';
import { failuresTable } from './failures.js';

/**
 * A report for the terminal, in the order of every report: thresholds, what failed, checks, metrics, notes. Of the seven fields of a
 * row, the link is the same for all, so it stands once, at the end; a column that would hold nothing is left out.
 */
export function terminalReport(report: LoadRunReport, colors: Colors): string {
  const { verdict, state, name, exit_code, id, link } = report;
  const passed = verdict === 'passed';
  const word = (passed ? colors.green : colors.red)(verdict ?? state);
  const code = verdict === null ? '' : `, exit code ${exit_code ?? 'unknown'}`;
  const sections = [
    rows('THRESHOLD', report.thresholds, colors),
    report.failures.items.length === 0 ? '' : failuresTable(report.failures, colors),
    rows('CHECK', report.checks, colors),
    rows('METRIC', report.metrics, colors),
    report.notes.map((note) => `  ${note}`).join('\n'),
    `${verdict === null ? '…' : tick(colors, passed)} ${name} ${word}${code} (${id})\n  ${link}`,
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function rows(title: string, all: readonly ReportRow[], colors: Colors): string {
  if (all.length === 0) return '';
  const columns: [string, (row: ReportRow) => string][] = [
    ['', ({ ok }) => (ok === null ? '' : tick(colors, ok))],
    [title, ({ metric }) => metric],
    ['LIMIT', ({ limit, house }) => `${limit ?? '-'}${house === true ? ' (house)' : ''}`],
    ['MEASURED', ({ measured, unit }) => shown(measured, unit)],
    ['MARGIN', ({ margin, unit }) => shown(margin, unit)],
    ['SAMPLES', ({ samples }) => String(samples ?? '-')],
    ['WORST SLICE', ({ worst, unit }) => shownSlice(worst, unit)],
    ['VALUES', (row) => ('values' in row ? values(row as ReportMetric) : '-')],
  ];
  const used = columns.filter(([, value]) => all.some((row) => !['', '-'].includes(value(row))));
  return table(
    colors,
    used.map(([heading]) => heading),
    all.map((row) => used.map(([, value]) => value(row))),
  );
}

const values = (metric: ReportMetric): string =>
  valueWords(metric)
    .filter(([statistic]) => statistic !== metric.statistic)
    .map(([statistic, words]) => `${statistic}=${words}`)
    .join('  ');
