import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import { outcomeOf, shownPassed, shownVerdict, type Outcome } from '@rehearsal/contracts/rehearsal/outcome';
import {
  shownGate,
  type RehearsalReport,
  type ReportedRehearsal,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { escapeHtml } from '../../html/escape-html.js';
import { htmlPage } from '../../html/page.js';
import { factsTable, section, table } from '../../html/parts.js';
import { failureTable, trialTable } from './failures.js';
import { STYLE } from './style.js';
import { transcripts } from './transcripts.js';

/** One file that needs nothing else: the verdicts, what broke, and the transcripts with each result at its turn. */
export function renderHtml(report: RehearsalReport): string {
  const { name, verdict, state, rehearsals, notes } = report;
  const list = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('');
  const main = `<h1>${escapeHtml(`Rehearsals ${name}`)}</h1>
${headline(report)}
${section('Rehearsals', rehearsalTable(rehearsals))}
${failureTable(rehearsals)}
${transcripts(report)}
${trialTable(rehearsals)}
${list === '' ? '' : section('Notes on the verdict', `<ul>${list}</ul>`)}
${section('Where it comes from', factsTable(facts(report)))}`;
  return htmlPage({ title: `Rehearsals ${name}: ${verdict ?? state}`, style: STYLE, main });
}

function headline({ verdict, state, link, origin }: RehearsalReport): string {
  const [sign, look] =
    verdict === null
      ? ['…', '']
      : verdict === 'passed'
        ? ['✔', ' ok']
        : verdict === 'error'
          ? ['?', ' bad']
          : ['✖', ' bad'];
  const duration = origin.duration_s === null ? '' : `, ${origin.duration_s} s`;
  const words = `engine ${origin.engine ?? 'default'}, seed ${origin.seed}, ${origin.started_at ?? origin.queued_at}${duration}`;
  return (
    `<p class="verdict${look}">${sign} ${verdict ?? state}</p>` +
    `<p>${escapeHtml(words)} · <a href="${escapeHtml(link)}">in the admin UI</a></p>`
  );
}

/** Sign and word: neither needs colour. */
const MARKS: Readonly<Record<Outcome, string>> = {
  passed: '<span class="ok">✔ passed</span>',
  failed: '<span class="bad">✖ failed</span>',
  error: '<span class="bad">? not judged</span>',
  unknown: '… not ended',
};

const rehearsalTable = (rehearsals: readonly ReportedRehearsal[]): string =>
  table(
    'Rehearsals',
    ['State', 'Rehearsal', 'Scenario', 'Verdict', 'Passed', 'Errors', 'Gate'],
    rehearsals.map((rehearsal) => {
      const { rehearsal: name, scenario_name, errors, gate } = rehearsal;
      const counts = [shownPassed(rehearsal), String(errors)].map((text) => `<td class="n">${text}</td>`);
      const texts = [name, scenario_name, shownVerdict(rehearsal)].map((text) => `<td>${escapeHtml(text)}</td>`);
      return `<tr><td>${MARKS[outcomeOf(rehearsal)]}</td>${texts.join('')}${counts.join('')}<td>${escapeHtml(shownGate(gate))}</td></tr>`;
    }),
  );

const facts = ({ id, verdict, origin }: RehearsalReport): [string, string][] => [
  ['Run', id],
  ['Engine', origin.engine ?? 'the default of the system'],
  ['Seed', String(origin.seed)],
  ['Asked for by', origin.requested_by],
  ['Queued', origin.queued_at],
  ['Started', origin.started_at ?? '-'],
  ['Finished', origin.finished_at ?? '-'],
  ['Cost', shownCosts(origin)],
  ['Test users kept', origin.keep],
  ['Left behind', verdict === null ? '-' : String(origin.left_behind ?? 'not known')],
];
