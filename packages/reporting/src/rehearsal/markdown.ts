import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import { outcomeOf, shownPassed, shownVerdict, type Outcome } from '@rehearsal/contracts/rehearsal/outcome';
import {
  FAILURE_HEADINGS,
  failureRow,
  notJudgedIn,
  shownError,
  shownGate,
  type RehearsalReport,
  type ReportedFailure,
  type ReportedRehearsal,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { markdownText as cell } from '../markdown-text.js';

/** Hosts cut or refuse longer ones, and nobody reads them. */
const MOST_ROWS = 200;

const MARKS: Readonly<Record<Outcome, string>> = { passed: '✅', failed: '❌', error: '⚠️', unknown: '⏳' };

/** GitHub-flavoured; what people and coaches wrote is shown as text, never as markup. */
export function renderMarkdown(report: RehearsalReport): string {
  const { verdict, state, name, id, link, origin, rehearsals, notes } = report;
  const mark = verdict === null ? '⏳' : verdict === 'passed' ? '✅' : verdict === 'error' ? '⚠️' : '❌';
  const seconds = origin.duration_s === null ? '' : ` · ${Math.round(origin.duration_s)} s`;
  return [
    `## ${mark} Rehearsals ${cell(name)}: ${verdict ?? state}`,
    `Run [\`${cell(id)}\`](${link}) · engine ${cell(origin.engine ?? 'default')} · seed ${origin.seed}${seconds} · ${shownCosts(origin)}`,
    rehearsalTable(rehearsals),
    failures(rehearsals),
    notJudged(rehearsals),
    notes.length === 0 ? '' : `### Notes\n\n${notes.map((note) => `- ${cell(note)}`).join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function rehearsalTable(rehearsals: readonly ReportedRehearsal[]): string {
  const rows = rehearsals.map((rehearsal) => {
    const { scenario_name, errors, gate } = rehearsal;
    const counts = [shownVerdict(rehearsal), shownPassed(rehearsal), String(errors), shownGate(gate)];
    const cells = [MARKS[outcomeOf(rehearsal)], cell(rehearsal.rehearsal), cell(scenario_name), ...counts];
    return `| ${cells.join(' | ')} |`;
  });
  return `|  | Rehearsal | Scenario | Verdict | Passed | Errors | Gate |\n|---|---|---|---|--:|--:|---|\n${rows.join('\n')}`;
}

function failures(rehearsals: readonly ReportedRehearsal[]): string {
  const all = rehearsals.flatMap((rehearsal) => rehearsal.failures.map((failure) => row(rehearsal, failure)));
  if (all.length === 0) return '';
  const more = all.length > MOST_ROWS ? `\n\n${all.length - MOST_ROWS} more are in the other formats.` : '';
  const head = `| ${FAILURE_HEADINGS.join(' | ')} |\n|${'---|'.repeat(FAILURE_HEADINGS.length)}`;
  return `### What broke\n\n${head}\n${all.slice(0, MOST_ROWS).join('\n')}${more}`;
}

const row = ({ rehearsal }: ReportedRehearsal, failure: ReportedFailure): string => {
  const { texts, link } = failureRow(rehearsal, failure);
  return `| ${texts.map((text) => cell(text)).join(' | ')} | [trial](${link}) |`;
};

function notJudged(rehearsals: readonly ReportedRehearsal[]): string {
  const lines = rehearsals.flatMap((each) =>
    notJudgedIn(each).map(
      ({ error, trial, seed, link }) =>
        `- ${cell(each.rehearsal)}, [trial ${trial}](${link}), seed ${seed}: ${cell(shownError(error))}`,
    ),
  );
  if (lines.length === 0) return '';
  const more = lines.length > MOST_ROWS ? `\n- ${lines.length - MOST_ROWS} more are in the other formats.` : '';
  return `### What could not be judged\n\n${lines.slice(0, MOST_ROWS).join('\n')}${more}`;
}
