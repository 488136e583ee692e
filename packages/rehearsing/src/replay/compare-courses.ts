import { canonicalJson, differences } from '@rehearsal/contracts/coaching/canonical';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { PlayedTurn, RecordedTurn } from './played-turn.js';

/** In what a turn came otherwise than it is on record. */
interface TurnDifference {
  part: 'reply' | 'choices' | 'actions' | 'phase' | 'state';
  /** Where in the state, or in the list of actions, as a pointer; null for the other parts. */
  path: string | null;
  /** Null where there is nothing. */
  expected: JsonValue;
  measured: JsonValue;
}

export interface Divergence {
  /** Counted from 1 over what was said. */
  turn: number;
  /** The step of the script that was replayed; null where there was none. */
  step: number | null;
  said: string;
  differences: TurnDifference[];
}

export interface CourseComparison {
  verdict: 'same' | 'diverged' | 'error';
  /** How many were said then, and how many of them were answered now. */
  turns: number;
  replayed: number;
  /** The first is what the coach does otherwise; what follows may follow from it. */
  divergences: Divergence[];
  /** Why the replay did not come to its end; null where it did. */
  error: string | null;
}

/** What the other parts tell of already. */
const TOLD = ['/chat_messages', '/actions', '/coach_state/current_phase'];

/**
 * Whether the same words led to the same: reply, choices, actions, phase and changes of the state, turn by turn, as far
 * as they are on record. A replay that could not go on is an error of whoever broke it, unless the coach had diverged
 * before.
 */
export function compareCourses(
  recorded: readonly RecordedTurn[],
  replayed: readonly PlayedTurn[],
  error: string | null = null,
): CourseComparison {
  const divergences = replayed.slice(0, recorded.length).flatMap((now, index): Divergence[] => {
    const then = recorded[index];
    const differences = then === undefined ? [] : differencesOf(then, now);
    return then === undefined || differences.length === 0
      ? []
      : [{ turn: index + 1, step: then.step, said: then.said, differences }];
  });
  const isWhole = error === null && replayed.length >= recorded.length;
  return {
    verdict: divergences.length > 0 ? 'diverged' : isWhole ? 'same' : 'error',
    turns: recorded.length,
    replayed: Math.min(replayed.length, recorded.length),
    divergences,
    error: isWhole ? null : (error ?? `Only ${replayed.length} of ${recorded.length} turns were replayed.`),
  };
}

function differencesOf(then: RecordedTurn, now: PlayedTurn): TurnDifference[] {
  const parts = (['reply', 'choices', 'phase'] as const).flatMap((part): TurnDifference[] => {
    const [expected, measured] = [then[part] as JsonValue, now[part] as JsonValue];
    return expected === null || areEqual(expected, measured) ? [] : [{ part, path: null, expected, measured }];
  });
  return [
    ...parts,
    ...(then.actions === null ? [] : within('actions', '', then.actions, now.actions)),
    ...stateDifferences(then.changes, now.changes),
  ];
}

function stateDifferences(then: PlayedTurn['changes'], now: PlayedTurn['changes']): TurnDifference[] {
  if (then === null || now === null) return [];
  const [before, after] = [byPointer(then), byPointer(now)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    const [expected, measured] = [before.get(path), after.get(path)];
    if (expected && measured) return within('state', path, expected.right, measured.right);
    return [{ part: 'state', path, expected: valueOf(expected?.right), measured: valueOf(measured?.right) }];
  });
}

/** Down to where two values differ: a list of actions as a whole tells nothing. */
const within = (part: TurnDifference['part'], path: string, expected: unknown, measured: unknown): TurnDifference[] =>
  differences(expected, measured).map(({ pointer, left, right }) => ({
    part,
    path: `${path}${pointer}`,
    expected: valueOf(left),
    measured: valueOf(right),
  }));

const valueOf = (value: unknown): JsonValue => (value === undefined ? null : (value as JsonValue));

type Change = NonNullable<PlayedTurn['changes']>[number];

const byPointer = (changes: readonly Change[]): Map<string, Change> =>
  new Map(
    changes
      .filter(({ pointer }) => !TOLD.some((told) => pointer === told || pointer.startsWith(`${told}/`)))
      .map((change) => [change.pointer, change]),
  );

const areEqual = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);
