import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { Divergence } from '@rehearsal/rehearsing/replay/compare-courses';
import type { Colors } from '../../output.js';
import { verdictOf, type Replayed, type Replays } from './replayed.js';

const MOST_DIFFERENCES = 8;

/** Of each replay whether it went the same way, and of one that did not its first divergence. */
export function replayText({ replays, left_behind }: Replays, colors: Colors): string {
  const verdict = verdictOf(replays);
  const paint = { same: colors.green, diverged: colors.red, error: colors.yellow }[verdict];
  const same = replays.filter((each) => each.verdict === 'same').length;
  const engines = [...new Set(replays.flatMap(({ engine }) => engine ?? []))].join(', ') || 'none';
  return [
    ...replays.map((each) => replayPart(each, colors)),
    `${paint(verdict)}: ${same} of ${replays.length} went the same way\n  engine ${engines}, left behind: ${left_behind ?? 'not known'}`,
  ].join('\n\n');
}

function replayPart(replayed: Replayed, colors: Colors): string {
  const { name, trial, verdict, turns, replayed: count, divergences, error } = replayed;
  const what = `${colors.bold(name)}${trial === null ? '' : `, trial ${trial}`}`;
  const [first, ...later] = divergences;
  if (verdict === 'same') return `${colors.green('✔')} ${what}: same, ${turns === 1 ? '1 turn' : `${turns} turns`}`;
  const why = error === null ? [] : [field('ended', `after ${count} of ${turns} turns: ${error}`)];
  if (first === undefined) return [`${colors.yellow('?')} ${what}: could not be replayed`, ...why].join('\n');
  const step = first.step === null ? '' : `, step ${first.step}`;
  const rest = count - first.turn;
  return [
    `${colors.red('✖')} ${what}: diverged at turn ${first.turn} of ${turns}${step}`,
    ...divergenceLines(first),
    ...(rest > 0 ? [field('after it', `${later.length} of ${rest} turns differ, which may follow from this one`)] : []),
    ...why,
  ].join('\n');
}

function divergenceLines({ said, differences }: Divergence): string[] {
  const more = differences.length - MOST_DIFFERENCES;
  return [
    field('said', shownValue(said)),
    ...differences
      .slice(0, MOST_DIFFERENCES)
      .flatMap(({ part, path, expected, measured }) => [
        field(part, `${path === null ? '' : `${path}  `}expected  ${shownValue(expected)}`),
        field('', `measured  ${shownValue(measured)}`),
      ]),
    ...(more > 0 ? [field('', `and ${more} more differences; --json has all`)] : []),
  ];
}

const field = (name: string, value: string): string => `    ${name.padEnd(9)} ${value.replaceAll('\n', ' ')}`;
