import {
  FAILURE_HEADINGS,
  failureRow,
  shownError,
  type ReportedRehearsal,
  type ReportedTrial,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { escapeHtml } from '../../html/escape-html.js';
import { folded, section, table } from '../../html/parts.js';

/** A page may hold so many rows and still open at once; the rest is in the other formats. */
const MOST_ROWS = 2_000;

/** What broke, with its seven fields; what nobody could judge stands with the trials. */
export function failureTable(rehearsals: readonly ReportedRehearsal[]): string {
  const rows = rehearsals.flatMap(({ rehearsal, failures }) =>
    failures.map((failure) => {
      const { texts, link } = failureRow(rehearsal, failure);
      const cells = texts.map((text) => `<td>${escapeHtml(text)}</td>`);
      return `<tr>${cells.join('')}<td><a href="${escapeHtml(link)}">trial</a></td></tr>`;
    }),
  );
  return rows.length === 0 ? '' : section('What broke', limited('What broke', FAILURE_HEADINGS, rows));
}

export function trialTable(rehearsals: readonly ReportedRehearsal[]): string {
  const rows = rehearsals.flatMap(({ rehearsal, ended }) => ended.map((trial) => trialRow(rehearsal, trial)));
  if (rows.length === 0) return '';
  const headings = ['Verdict', 'Rehearsal', 'Trial and seed', 'Turns', 'Seconds', 'Test user', 'Link'];
  return section('Trials', folded(`All ${rows.length} that have ended`, limited('Trials', headings, rows)));
}

function trialRow(rehearsal: string, trial: ReportedTrial): string {
  const { verdict, error, seed, turns, duration_ms, instance_id, link } = trial;
  const why = error === null ? '' : `: ${shownError(error)}`;
  const look = verdict === 'passed' ? 'ok' : 'bad';
  const mark = { passed: '✔', failed: '✖', error: '?' }[verdict];
  return (
    `<tr><td><span class="${look}">${mark} ${verdict}</span>${escapeHtml(why)}</td><td>${escapeHtml(rehearsal)}</td>` +
    `<td>${trial.trial} (${seed})</td><td class="n">${turns}</td><td class="n">${(duration_ms / 1000).toFixed(1)}</td>` +
    `<td>${escapeHtml(instance_id ?? '-')}</td><td><a href="${escapeHtml(link)}">trial</a></td></tr>`
  );
}

const limited = (label: string, headings: readonly string[], rows: readonly string[]): string =>
  table(label, headings, rows.slice(0, MOST_ROWS)) +
  (rows.length > MOST_ROWS ? `<p>${rows.length - MOST_ROWS} more are in the other formats.</p>` : '');
