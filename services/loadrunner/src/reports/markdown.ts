import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import {
  exampleWords,
  FAILURE_HEADINGS,
  failedCount,
  failedWhat,
  otherFailures,
} from '@rehearsal/contracts/load/failure-words';
import { shown, shownSlice } from '@rehearsal/contracts/load/units';
import { markdownText as cell } from '@rehearsal/reporting/markdown-text';
import { limitOf, toldDestinations } from './limit-words.js';

/** Hosts cut or refuse longer ones, and nobody reads them. */
const MAX_ROWS = 500;

/** GitHub-flavoured; what a script wrote is shown as text, never as markup. */
export function renderMarkdown(report: LoadRunReport): string {
  const { name, verdict, state, exit_code, id, link, origin } = report;
  const ended = verdict ?? state;
  return [
    `## ${verdict === 'passed' ? '✅' : verdict === null ? '⏳' : '❌'} ${cell(name)}: ${ended}`,
    `Exit code ${exit_code ?? '-'} · run [\`${cell(id)}\`](${link}) · target ${cell(origin.target)}${
      origin.duration_s === null ? '' : ` · ${Math.round(origin.duration_s)} s`
    }`,
    section('Thresholds', report.thresholds),
    whatFailed(report),
    section('Checks', report.checks),
    section('Metrics', report.metrics),
    ...(report.notes.length === 0 ? [] : [`### Notes\n\n${report.notes.map((note) => `- ${cell(note)}`).join('\n')}`]),
    destinations(report),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const destinations = (report: LoadRunReport): string => {
  const lines = toldDestinations(report);
  return lines.length === 0
    ? ''
    : `### Where the requests went\n\n${lines.map((line) => `- ${cell(line)}`).join('\n')}`;
};

function whatFailed({ failures }: LoadRunReport): string {
  if (failures.items.length === 0) return '';
  const lines = failures.items.map((failure) => {
    const { outcome, share, first_at, last_at } = failure;
    const texts = [outcome, failedWhat(failure), failedCount(failure), shown(share, 'share'), first_at, last_at];
    return `| ${[...texts, exampleWords(failure)].map((text) => cell(text)).join(' | ')} |`;
  });
  const others = otherFailures(failures);
  const more = others === null ? '' : `\n\n${others}.`;
  return `### What failed\n\n| ${FAILURE_HEADINGS.join(' | ')} |\n|---|---|--:|--:|---|---|---|\n${lines.join('\n')}${more}`;
}

function section(title: string, rows: readonly ReportRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.slice(0, MAX_ROWS).map((row) => {
    const { metric, measured, margin, samples, worst, link, unit, ok } = row;
    const mark = ok === null ? '' : ok ? '✅' : '❌';
    const values = [shown(measured, unit), shown(margin, unit), String(samples ?? '-'), cell(shownSlice(worst, unit))];
    return `| ${[mark, cell(metric), cell(limitOf(row)), ...values, `[run](${link})`].join(' | ')} |`;
  });
  const more = rows.length > MAX_ROWS ? `\n\n${rows.length - MAX_ROWS} more are in the other formats.` : '';
  const head = '|  | Metric | Limit | Measured | Margin | Samples | Worst slice | Link |';
  return `### ${title}\n\n${head}\n|---|---|---|--:|--:|--:|---|---|\n${lines.join('\n')}${more}`;
}
