import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import { clean } from '../clean-text.js';
import { junitText, namesOnce, openJunit } from '../junit.js';

/** What was said once and said again, as far as a report tells of it. */
interface ReplayedTalk {
  name: string;
  /** Null for a session. */
  trial: number | null;
  seed: number | null;
  engine: string | null;
  verdict: 'same' | 'diverged' | 'error';
  turns: number;
  replayed: number;
  divergences: readonly {
    turn: number;
    said: string;
    differences: readonly { part: string; path: string | null; expected: JsonValue; measured: JsonValue }[];
  }[];
  error: string | null;
}

const LONGEST_MESSAGE = 2_000;
const LONGEST_BODY = 28_000;

/** JUnit of a replay: a case for each trial or session; a divergence is a failure, what could not be replayed an error. */
export function renderReplayJunit(replayed: string, talks: readonly ReplayedTalk[]): string {
  const builder = openJunit();
  const suite = builder.testSuite().name(clean(`replay of ${replayed}`, 300));
  const named = namesOnce();
  for (const talk of talks) {
    const title = talk.trial === null ? talk.name : `${talk.name}, trial ${talk.trial}`;
    const test = suite
      .testCase()
      .className(clean(`replay of ${replayed}`, 300))
      .name(named(clean(title, 300)));
    const [message = '', ...rest] = linesOf(talk);
    // Within CDATA, which this would end.
    const whole = clean([message, ...rest].join('\n'), LONGEST_BODY).replaceAll(']]>', ']] >');
    if (talk.verdict === 'diverged') test.failure(clean(message, LONGEST_MESSAGE), 'divergence').stacktrace(whole);
    if (talk.verdict === 'error') test.error(clean(message, LONGEST_MESSAGE), 'not replayed', whole);
  }
  return junitText(builder);
}

/** The first divergence first: what follows may follow from it. */
function linesOf({ divergences, turns, replayed, error, seed, engine }: ReplayedTalk): string[] {
  const [first] = divergences;
  const by = `engine ${engine ?? 'none'}, seed ${seed ?? 'of the house'}`;
  const ended = error === null ? [] : [`ended after ${replayed} of ${turns} turns: ${error}`];
  if (!first) return [...ended, by];
  const { turn, said, differences } = first;
  return [
    `diverged at turn ${turn} of ${turns}, after ${shownValue(said)}`,
    ...differences.map(
      ({ part, path, expected, measured }) =>
        `${part}${path === null ? '' : ` ${path}`}: expected ${shownValue(expected)}, measured ${shownValue(measured)}`,
    ),
    ...(divergences.length > 1 ? [`${divergences.length - 1} later turns differ too`] : []),
    ...ended,
    by,
  ];
}
