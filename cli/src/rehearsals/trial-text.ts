import { humanName } from '@rehearsal/contracts/coaching/enums';
import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import { shownError, shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { ExpectationResult, ToldAction, Trial } from '@rehearsal/contracts/rehearsal/trial';
import { beforeFailure } from '@rehearsal/rehearsing/shown/before-failure';
import { endResults, shownSteps, type ShownStep, type ShownTurn } from '@rehearsal/rehearsing/shown/shown-steps';
import type { Colors } from '../output.js';

/** A trial as a transcript, with what was expected where it was judged. */
export function trialText(trial: Trial, colors: Colors): string {
  const ends = endResults(trial);
  return [
    head(trial, colors),
    ...shownSteps(trial).map((step) => stepPart(step, colors)),
    ...(ends.length === 0 ? [] : [[colors.bold('The end'), ...results(ends, colors)].join('\n')]),
    foot(trial),
  ].join('\n\n');
}

function head(trial: Trial, colors: Colors): string {
  const { rehearsal, verdict, error, engine, seed, turns } = trial;
  const paint = { passed: colors.green, failed: colors.red, error: colors.yellow }[verdict];
  return [
    `${colors.bold(`${rehearsal}, trial ${trial.trial}`)}: ${paint(verdict)}`,
    ...(error === null ? [] : [`  ${shownError(error)}`]),
    `  engine ${engine}, seed ${seed}, ${turns.length} ${turns.length === 1 ? 'turn' : 'turns'}, ${shownCosts(trial)}`,
  ].join('\n');
}

function stepPart({ step, kind, clock, turns, unanswered, results: judged }: ShownStep, colors: Colors): string {
  return [
    `${colors.bold(`Step ${step}`)}  ${kind ?? 'did not run any more'}`,
    ...(clock === undefined ? [] : [field('clock', clock)]),
    ...turns.flatMap((turn) => turnLines(turn)),
    ...(unanswered ? [field('person', unanswered.said), field('coach', '(there was no answer)')] : []),
    ...results(judged, colors),
  ].join('\n');
}

const turnLines = ({ turn, record }: ShownTurn): string[] => [
  field(turn.chosen ? 'chooses' : 'person', turn.said),
  field('coach', turn.reply),
  ...(turn.choices.length === 0 ? [] : [field('offers', turn.choices.join(' | '))]),
  ...turn.actions.map((action) => field('action', actionText(action))),
  field('phase', humanName(turn.phase)),
  ...(record === undefined
    ? []
    : [field('took', timeText(record)), field('version', `${record.version_before} before it`)]),
];

const actionText = ({ action_type: type, parameters, refused }: ToldAction): string =>
  `${type} ${JSON.stringify(parameters)}${refused === undefined ? '' : `, refused: ${refused}`}`;

const timeText = ({ duration_ms: all, times }: Trial['turns'][number]): string =>
  times === undefined
    ? `${Math.round(all)} ms`
    : `${Math.round(all)} ms: engine ${times.e2e_latency_ms} ms, first token after ${times.time_to_first_token_ms} ms`;

const results = (judged: readonly ExpectationResult[], colors: Colors): string[] =>
  judged.flatMap(({ expectation, path, expected, measured, ok, should }) => [
    `  ${sign({ ok, should }, colors)} ${expectation}${path === null ? '' : colors.dim(`, ${path}`)}`,
    ...(ok === false ? [field('expected', shownValue(expected)), field('measured', shownValue(measured))] : []),
    // It says itself that it was not judged, and why.
    ...(ok === null ? [field('', typeof measured === 'string' ? measured : shownValue(measured))] : []),
  ]);

const sign = ({ ok, should }: Pick<ExpectationResult, 'ok' | 'should'>, colors: Colors): string => {
  if (ok === null) return colors.yellow('?');
  if (ok) return colors.green('✔');
  return should ? colors.yellow('!') : colors.red('✖');
};

/** Where one goes on from here. */
function foot(trial: Trial): string {
  const { instance_id: instance, kept } = trial;
  if (instance === null || !kept) return 'Its test user is gone.';
  const before = beforeFailure(trial);
  return [
    `Its test user: ${instance}`,
    ...(before === undefined ? [] : [`Before the failure: rehearse instances fork ${instance} --at ${before.version}`]),
  ].join('\n');
}

const field = (name: string, value: string): string =>
  `    ${name.padEnd(10)} ${value.replaceAll('\n', '\n               ')}`;
