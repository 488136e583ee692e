import type { JsonObject, JsonValue } from '@rehearsal/contracts/json/values';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { operatorsOf } from '../judge/judge-path.js';
import { isCut } from '../judge/shown.js';
import { checkedPath } from '../paths/checked-path.js';

/** A value below the place of a result, and the one that would hold. */
interface Taken {
  below: string;
  from: JsonValue;
  to: JsonValue;
}

type Result = Pick<ExpectationResult, 'pointer' | 'expected' | 'measured'>;

/** What is replaced by what was measured; or why a person must write it. */
export function takenOver(expectation: Expectation | undefined, result: Result): Taken[] | string {
  const { pointer, expected, measured } = result;
  if (expectation === undefined) return 'the script does not fit any more: say what the person does now';
  if (isCut(measured)) return 'what was measured is too long to be told whole';
  const kind = pointer.split('/').at(-1) ?? '';
  if (['phase', 'phases', 'phases_in_order'].includes(kind)) return [{ below: '', from: expected, to: measured }];
  if (kind === 'at_most') return raised(expected as JsonObject, measured as JsonObject);
  if (kind === 'reply' || kind === 'choices') return said(expectation, kind, measured);
  if (expectation.path !== undefined && !pointer.endsWith('/path')) return atPath(expectation, measured);
  if (pointer.includes('/actions/')) return 'which actions are right, only a person can say';
  return 'what was to stay as it was has changed: say what it becomes';
}

/** Each type that was applied more often may be, from now on. */
function raised(expected: JsonObject, counts: JsonObject): Taken[] {
  return Object.entries((expected['at_most'] ?? {}) as Record<string, number>).flatMap(([type, most]) => {
    const count = Number(counts[type] ?? 0);
    return count > most ? [{ below: `/${type}`, from: most, to: count }] : [];
  });
}

/** The one operator, where it names a value. */
function valueOf(operators: ReturnType<typeof operatorsOf>): { name: string; demanded: JsonValue } | undefined {
  const [only, second] = Object.entries(operators);
  return only === undefined || second !== undefined ? undefined : { name: only[0], demanded: only[1] as JsonValue };
}

const NO_VALUE = 'it demands no value but a property of one, which only a person can choose anew';

function said(expectation: Expectation, what: 'reply' | 'choices', measured: JsonValue): Taken[] | string {
  const value = valueOf(operatorsOf(expectation[what] ?? {}));
  return value?.name === 'equals' ? [{ below: '/equals', from: value.demanded, to: measured }] : NO_VALUE;
}

function atPath(expectation: Expectation, measured: JsonValue): Taken[] | string {
  const value = valueOf(operatorsOf(expectation));
  if (value === undefined) return NO_VALUE;
  const { name, demanded } = value;
  const below = `/${name}`;
  if (name === 'count') return counted(demanded, (measured as { count: number }).count);
  if ((name === 'at_least' || name === 'at_most') && typeof measured === 'number')
    return [{ below, from: demanded, to: measured }];
  if (name !== 'equals') return NO_VALUE;
  // Of several values a list is told, and of one a list may be the value.
  const isOne = checkedPath(expectation.path ?? '$').isSingular || !Array.isArray(measured);
  if (!isOne || expectation.any === true) return 'the path leads to several values';
  return measured === null ? 'there is nothing at its path' : [{ below, from: demanded, to: measured }];
}

function counted(demanded: JsonValue, count: number): Taken[] {
  if (typeof demanded === 'number') return [{ below: '/count', from: demanded, to: count }];
  const { at_least = -Infinity, at_most = Infinity } = demanded as { at_least?: number; at_most?: number };
  if (count < at_least) return [{ below: '/count/at_least', from: at_least, to: count }];
  return count > at_most ? [{ below: '/count/at_most', from: at_most, to: count }] : [];
}
