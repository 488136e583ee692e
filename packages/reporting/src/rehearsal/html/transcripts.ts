import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import {
  shownError,
  type RehearsalReport,
  type ReportedTranscript,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { ExpectationResult, TrialStep, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';
import { escapeHtml } from '../../html/escape-html.js';
import { section } from '../../html/parts.js';
import { resultLine } from './result-line.js';
import { turnParts, unansweredPart } from './turn-parts.js';

/** So much a browser still opens at once, and a CI server keeps. */
const MOST_CHARACTERS = 15_000_000;

/** How trials went, what failed unfolded: what was said on both sides, and each result where it was judged. */
export function transcripts({ rehearsals, transcripts: all }: RehearsalReport): string {
  if (all.length === 0) return '';
  let used = 0;
  const shown = all.flatMap((transcript) => {
    if (used > MOST_CHARACTERS) return [];
    const text = transcriptPart(transcript);
    used += text.length;
    return [text];
  });
  const ended = rehearsals.reduce((sum, rehearsal) => sum + rehearsal.ended.length, 0);
  const left = ended - shown.length;
  const more = left > 0 ? `<p>Of ${ended} trials ${left} more can be read in the admin UI.</p>` : '';
  return section('Transcripts', shown.join('') + more);
}

function transcriptPart({ link, trial }: ReportedTranscript): string {
  const { rehearsal, trial: number, seed, verdict, error, steps, turns, results, engine, fingerprint } = trial;
  const title = `${rehearsal}, trial ${number}, seed ${seed}: ${verdict}`;
  const why = error === null ? '' : `<p class="bad">${escapeHtml(shownError(error))}</p>`;
  const by = `engine ${engine}${fingerprint === null ? '' : ` (${fingerprint})`}, ${shownCosts(trial)}`;
  const atEnd = results.filter(({ step }) => step === 'end' || !steps.some((taken) => taken.step === step));
  return (
    `<details class="transcript"${verdict === 'passed' ? '' : ' open'}><summary>${escapeHtml(title)}</summary>` +
    `<p class="aside">${escapeHtml(by)} · <a href="${escapeHtml(link)}">in the admin UI</a></p>${why}` +
    steps.map((step) => stepPart(step, turns, results)).join('') +
    (atEnd.length === 0 ? '' : `<p class="step">At the end</p>${atEnd.map(resultLine).join('')}`) +
    '</details>'
  );
}

const KINDS = { say: 'says', choose: 'chooses', advance_clock: 'time passes', converse: 'a conversation' } as const;

function stepPart(
  { step, kind, turns, clock, unanswered }: TrialStep,
  records: readonly TurnRecord[],
  results: readonly ExpectationResult[],
): string {
  const own = records.filter((record) => record.step === step);
  const now = clock === undefined ? '' : `, the clock shows ${clock}`;
  return (
    `<p class="step">${escapeHtml(`Step ${step}: ${KINDS[kind]}${now}`)}</p>` +
    turns.map((turn, n) => turnParts(turn, own[n]?.changes ?? [])).join('') +
    (unanswered ? unansweredPart(unanswered) : '') +
    results
      .filter((result) => result.step === step)
      .map(resultLine)
      .join('')
  );
}
