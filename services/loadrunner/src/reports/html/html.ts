import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { bucketsOf } from './buckets.js';
import { chartsOf } from './charts.js';
import { escapeHtml } from '@rehearsal/reporting/html/escape-html';
import { htmlPage } from '@rehearsal/reporting/html/page';
import { section, table } from '@rehearsal/reporting/html/parts';
import { failuresSection } from './failures-section.js';
import { STYLE } from './html-style.js';
import { allValues, chartTable, factsOf, rowsSection, verdictMark } from './html-tables.js';
import { svgChart } from './svg-chart.js';

/** A page of HTML may hold so much text and still open at once; the rest is in the other formats. */
const MAX_ROWS = 5000;
const LONGEST_COMMAND_LINE = 100_000;

/** One file that needs nothing else: style and plots are in it. */
export function renderHtml(report: LoadRunReport): string {
  const { name, origin } = report;
  const main = `<h1>${escapeHtml(name)}</h1>
${headline(report)}
${some('Thresholds', report.thresholds)}
${failuresSection(report)}
${some('Checks', report.checks)}
${some('Metrics', report.metrics)}
${report.metrics.length === 0 ? '' : allValues(report.metrics)}
${notes(report)}
${plots(report)}
${section('Where the numbers come from', factsOf(report) + commandLine(origin.command_line))}`;
  return htmlPage({ title: `${name}: ${report.verdict ?? report.state}`, style: STYLE, main });
}

function headline({ verdict, state, exit_code, link, origin }: LoadRunReport): string {
  const sign = verdict === null ? '…' : verdict === 'passed' ? '✔' : '✖';
  const look = verdict === null ? '' : verdict === 'passed' ? ' ok' : ' bad';
  const duration = origin.duration_s === null ? '' : `, ${origin.duration_s} s`;
  const words = `${sign} ${verdict ?? state}${exit_code === null ? '' : `, exit code ${exit_code}`}`;
  return (
    `<p class="verdict${look}">${escapeHtml(words)}</p>` +
    `<p>${escapeHtml(`${origin.target}, ${origin.started_at ?? origin.queued_at}${duration}`)} · <a href="${escapeHtml(link)}">in the admin UI</a></p>`
  );
}

function some(title: string, rows: LoadRunReport['thresholds']): string {
  // Of too many, those that failed are shown first.
  const first =
    rows.length <= MAX_ROWS ? rows : rows.toSorted((a, b) => Number(a.ok) - Number(b.ok)).slice(0, MAX_ROWS);
  const left = rows.length - first.length;
  return rowsSection(title, first) + (left > 0 ? `<p>${left} more are in the other formats.</p>` : '');
}

function notes({ notes: reasons, rules }: LoadRunReport): string {
  const list = reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('');
  const asked = rules.map(
    ({ name, ok, detail }) =>
      `<tr><td>${ok === null ? 'not asked' : verdictMark(ok)}</td><td>${escapeHtml(name)}</td><td>${escapeHtml(detail)}</td></tr>`,
  );
  return section(
    'Notes on the verdict',
    (list === '' ? '' : `<ul>${list}</ul>`) +
      table('Rules of the verdict', ['State', 'Rule of the verdict', 'Why'], asked),
  );
}

function plots({ series }: LoadRunReport): string {
  const buckets = bucketsOf(series);
  const seconds = buckets.at(-1)?.to ?? 0;
  if (buckets.length === 0)
    return section('Course of the run', '<p>There is no second to show: the run kept no series.</p>');
  const figures = chartsOf(buckets).map(
    (chart, n) =>
      `<figure><h3>${escapeHtml(`${chart.title}, ${chart.about}`)}</h3>${svgChart(chart, seconds, `chart-${n}`)}${chartTable(chart, buckets)}</figure>`,
  );
  return section('Course of the run', figures.join(''));
}

const commandLine = (words: readonly string[]): string =>
  words.length === 0
    ? ''
    : `<h3>Command line</h3><pre>${escapeHtml(words.map(quoted).join(' '), LONGEST_COMMAND_LINE)}</pre>`;

/** As a shell would take it. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
