import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import { outcomeOf, shownCounts, type Outcome } from '@rehearsal/contracts/rehearsal/outcome';
import {
  notJudgedIn,
  shownError,
  shownFailure,
  shownGate,
  type RehearsalReport,
  type ReportedRehearsal,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Colors } from '../output.js';
import { oneLine } from '../terminal/printable.js';
import { alike, type BrokenExpectation } from './findings/alike.js';
import { placeText, type PlaceOf } from './findings/places.js';

/** Of one rehearsal; who needs more has the reports. */
const MOST_BROKEN = 20;
const MOST_NUMBERS = 10;

/** One rehearsal in one line: sign, name, how many of its trials passed. */
export function rehearsalLine(rehearsal: RehearsalRunView['rehearsals'][number], colors: Colors): string {
  const { gate, verdict, gate_met } = rehearsal;
  const allowed = verdict === 'flaky' && gate_met === true ? `, its gate is ${shownGate(gate)}` : '';
  return `${sign(outcomeOf(rehearsal), colors)} ${oneLine(rehearsal.rehearsal)}  ${colors.dim(shownCounts(rehearsal) + allowed)}`;
}

const sign = (outcome: Outcome, colors: Colors): string =>
  ({ passed: colors.green('✔'), failed: colors.red('✖'), error: colors.yellow('?'), unknown: '…' })[outcome];

/** What broke, each with its seven fields and its place in the file, then the verdict of the run. */
export function failuresReport(report: RehearsalReport, placeOf: PlaceOf, colors: Colors): string {
  const { verdict, state, id, link, rehearsals, notes, origin } = report;
  const sections = rehearsals.flatMap((rehearsal, n) => brokenParts(rehearsal, n, placeOf, colors));
  const word = (verdict === 'passed' ? colors.green : verdict === 'error' ? colors.yellow : colors.red)(
    verdict ?? state,
  );
  const took = origin.duration_s === null ? '' : `, ${origin.duration_s} s`;
  // Before the end it is too early to say; after it, nobody may be able to any more.
  const behind = verdict === null ? '' : `, left behind: ${origin.left_behind ?? 'not known'}`;
  const last = [
    `${countsOf(rehearsals, colors)} ${word} (${id})`,
    ...notes.map((note) => `  ${oneLine(note)}`),
    `  engine ${origin.engine ?? 'default'}, seed ${origin.seed}${took}${behind}`,
    `  ${shownCosts(origin)}`,
    `  ${link}`,
  ];
  return [...sections, last.join('\n')].join('\n\n');
}

function countsOf(rehearsals: readonly ReportedRehearsal[], colors: Colors): string {
  const outcomes = rehearsals.map(outcomeOf);
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const worst = (['failed', 'error', 'unknown', 'passed'] as const).find((outcome) => count(outcome) > 0) ?? 'unknown';
  const words = { failed: 'failed', error: 'could not be judged', unknown: 'did not end' } as const;
  const rest = (['failed', 'error', 'unknown'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `, ${count(outcome)} ${words[outcome]}`);
  return `${sign(worst, colors)} ${count('passed')} of ${rehearsals.length} rehearsals passed${rest.join('')}:`;
}

function brokenParts(rehearsal: ReportedRehearsal, n: number, placeOf: PlaceOf, colors: Colors): string[] {
  const broken = alike(rehearsal.failures);
  const parts = broken.slice(0, MOST_BROKEN).map((each) => brokenPart(rehearsal, each, placeOf(n, each.first.pointer), colors)); // prettier-ignore
  const left = broken.length - parts.length;
  const errors = notJudgedIn(rehearsal);
  const why = errors
    .slice(0, MOST_BROKEN)
    .map(({ error, trial, seed, link }) =>
      [
        `${colors.yellow('?')} ${colors.bold(oneLine(rehearsal.rehearsal))}: could not be judged`,
        `    ${shownError(error)}`,
        field('trial', `${numbered(trial, rehearsal)}, seed ${seed}`),
        field('link', link),
      ].join('\n'),
    );
  const more = left + errors.length - why.length;
  return [...parts, ...why, ...(more > 0 ? [`${oneLine(rehearsal.rehearsal)}: ${more} more are in the reports.`] : [])];
}

function brokenPart(
  planned: ReportedRehearsal,
  { first, trials }: BrokenExpectation,
  place: ReturnType<PlaceOf>,
  colors: Colors,
): string {
  const [, ...others] = trials;
  const rest = others.length > MOST_NUMBERS ? `${others.length} others` : others.join(', ');
  const also = others.length === 0 ? '' : ` (and ${rest})`;
  const { expectation, ...fields } = {
    ...shownFailure(first),
    trial: `${numbered(first.trial, planned)}, seed ${first.seed}${also}`,
  };
  return [
    `${colors.red('✖')} ${colors.bold(oneLine(planned.rehearsal))}: ${oneLine(expectation)}`,
    ...Object.entries(fields).map(([name, text]) => field(name, text)),
    ...(place === undefined ? [] : [field('file', placeText(place))]),
  ].join('\n');
}

const numbered = (trial: number, { trials, first_trial }: ReportedRehearsal): string =>
  first_trial === undefined ? `${trial} of ${trials}` : String(trial);

const field = (name: string, value: string): string => `    ${name.padEnd(9)} ${value.replaceAll('\n', ' ')}`;
