import type { LoadRunReport, ReportMetric, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { valueWords } from '@rehearsal/contracts/load/metric-words';
import { shown, shownSlice } from '@rehearsal/contracts/load/units';
import type { Bucket } from './buckets.js';
import type { Chart } from './charts.js';
import { escapeHtml } from '@rehearsal/reporting/html/escape-html';
import { factsTable, folded, section, table } from '@rehearsal/reporting/html/parts';
import { limitOf, toldDestinations } from '../limit-words.js';

const FIELDS = ['Metric', 'Limit', 'Measured', 'Margin', 'Samples', 'Worst slice', 'Link'];
const CLASSES = ['', ' class="whole"', ' class="n"', ' class="n"', ' class="n"', ''];

/** A section of the report with the seven fields of each row; empty without rows. */
export function rowsSection(title: string, rows: readonly ReportRow[]): string {
  if (rows.length === 0) return '';
  const marked = rows.some(({ ok }) => ok !== null);
  const body = rows.map((row) => {
    const { metric, measured, margin, samples, worst, link, unit, ok } = row;
    const values = [
      metric,
      limitOf(row),
      shown(measured, unit),
      shown(margin, unit),
      String(samples ?? '-'),
      shownSlice(worst, unit),
    ];
    const cells = values.map((value, n) => `<td${CLASSES[n] ?? ''}>${escapeHtml(value)}</td>`);
    const state = marked ? `<td>${ok === null ? '' : verdictMark(ok)}</td>` : '';
    return `<tr>${state}${cells.join('')}<td><a href="${escapeHtml(link)}">run</a></td></tr>`;
  });
  return section(title, table(title, [...(marked ? ['State'] : []), ...FIELDS], body));
}

/** Sign and word: neither needs colour. */
export const verdictMark = (ok: boolean): string =>
  ok ? '<span class="ok">✔ kept</span>' : '<span class="bad">✖ broken</span>';

export function allValues(metrics: readonly ReportMetric[]): string {
  const lines = metrics.map((metric) => {
    const values = valueWords(metric).map(([statistic, words]) => `${statistic} ${words}`);
    return `<tr><td>${escapeHtml(metric.metric)}</td><td>${escapeHtml(values.join(' · '))}</td></tr>`;
  });
  return folded('All statistics of the metrics', table('All statistics of the metrics', ['Metric', 'Values'], lines));
}

/** The numbers of a chart, for those who do not see it. */
export function chartTable({ title, unit, lines }: Chart, buckets: readonly Bucket[]): string {
  const rows = buckets.map(({ from, to }, n) => {
    const cells = lines.map(({ values }) => `<td class="n">${escapeHtml(shown(values[n] ?? null, unit))}</td>`);
    return `<tr><td>${from}–${to} s</td>${cells.join('')}</tr>`;
  });
  return folded(
    'The same as a table',
    table(`${title}, as a table`, ['Second', ...lines.map(({ label }) => label)], rows),
  );
}

export function factsOf(report: LoadRunReport): string {
  const { id, origin, exit_code } = report;
  return factsTable([
    ['Run', id],
    ['Exit code', exit_code === null ? '-' : String(exit_code)],
    ['Target', origin.target],
    ['Requests', toldDestinations(report).join('; ') || '-'],
    ['Parameters', JSON.stringify(origin.parameters)],
    ['Asked for by', origin.requested_by],
    ['Queued', origin.queued_at],
    ['Started', origin.started_at ?? '-'],
    ['Finished', origin.finished_at ?? '-'],
    ['Duration', origin.duration_s === null ? '-' : `${origin.duration_s} s`],
    ['Worker', origin.worker_id ?? '-'],
    ['k6', origin.k6_version ?? '-'],
    ['Script, SHA-256', origin.script_hash ?? '-'],
  ]);
}
