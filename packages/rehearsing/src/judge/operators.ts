import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import { step } from '../limit.js';
import { patternOf } from '../pattern.js';
import type { ToldShape } from '../told-shape.js';
import { essence, spelled } from './compare.js';

type Shape = ToldShape | undefined;
/** Operators that are asked of each value by itself; the others are about all of them. */
type Each = Omit<Operators, 'absent' | 'count'>;
type Rule<K extends keyof Each> = (value: JsonValue, demanded: NonNullable<Each[K]>, shape: Shape) => boolean;

const isSame = (value: JsonValue, demanded: JsonValue, shape: Shape): boolean => {
  step();
  return essence(value, shape) === essence(spelled(demanded, shape), shape);
};

/** A part of a text, or a member of a list. What is null holds nothing. */
const holds = (value: JsonValue, demanded: JsonValue, shape: Shape): boolean => {
  if (typeof value === 'string') return typeof demanded === 'string' && value.includes(demanded);
  const of = shape?.kind === 'list' ? shape.of : undefined;
  return Array.isArray(value) && value.some((entry) => isSame(entry, demanded, of));
};

const texts = (value: JsonValue): string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');

const finds = (value: JsonValue, source: string): boolean => {
  const pattern = patternOf(source);
  return texts(value).some((text) => pattern.found(text));
};

/** What is no text and no list cannot be said to lack a part: only nothing at all lacks everything. */
const canHold = (value: JsonValue): boolean => value === null || typeof value === 'string' || Array.isArray(value);

const RULES: { readonly [K in keyof Each]-?: Rule<K> } = {
  equals: isSame,
  not_equals: (value, demanded, shape) => !isSame(value, demanded, shape),
  one_of: (value, demanded, shape) => demanded.some((entry) => isSame(value, entry, shape)),
  contains: holds,
  not_contains: (value, demanded, shape) => canHold(value) && !holds(value, demanded, shape),
  matches: finds,
  not_matches: (value, source) => canHold(value) && !finds(value, source),
  present: (value) => value !== null,
  at_least: (value, demanded) => typeof value === 'number' && value >= demanded,
  at_most: (value, demanded) => typeof value === 'number' && value <= demanded,
};
const NAMES = Object.keys(RULES) as readonly (keyof Each)[];

export const isOfEach = (name: string): name is keyof Each => Object.hasOwn(RULES, name);

/** Whether a value is as one operator demands it. */
export const holdsFor = (name: keyof Each, value: JsonValue, demanded: JsonValue, shape: Shape): boolean =>
  (RULES[name] as Rule<never>)(value, demanded as never, shape);

/** Whether a value is as all of the operators demand it. */
const meets = (value: JsonValue, operators: Each, shape: Shape): boolean =>
  NAMES.every((name) => {
    const demanded = operators[name];
    step();
    return demanded === undefined || holdsFor(name, value, demanded, shape);
  });

type HowMany = NonNullable<Operators['count']>;

const isSoMany = (number: number, howMany: HowMany): boolean =>
  typeof howMany === 'number'
    ? number === howMany
    : number >= (howMany.at_least ?? 0) && number <= (howMany.at_most ?? Infinity);

interface Asked {
  /** What a path selected, or the one thing that is judged. */
  readonly values: readonly JsonValue[];
  readonly shape: Shape;
  /** Whether one value that meets the operators is enough. */
  readonly any: boolean;
  /** How many there are, where the operators count. */
  readonly number: number;
}

/** An operator holds for every value and needs at least one; only `absent` and `count` bear none. */
export function allHold(operators: Operators, { values, shape, any, number }: Asked): boolean {
  const { absent, count, ...each } = operators;
  if (absent === true && !values.every((value) => value === null)) return false;
  if (count !== undefined && !isSoMany(number, count)) return false;
  if (NAMES.every((name) => each[name] === undefined)) return true;
  const isMet = (value: JsonValue) => meets(value, each, shape);
  return values.length > 0 && (any ? values.some(isMet) : values.every(isMet));
}
