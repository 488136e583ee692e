import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import { essence, spelled } from '../judge/compare.js';
import { holdsFor, isOfEach } from '../judge/operators.js';
import { JudgementError, withinLimit } from '../limit.js';
import { boundsOf, type Demand, type Place } from './demand.js';

type Rule = (demand: Demand, other: Demand, place: Place, by: string) => string | undefined;

const bothNever = 'so both can never hold';

const countOf = ({ value }: Demand) => boundsOf(value as NonNullable<Operators['count']>);

const isSame = (one: JsonValue, other: JsonValue, { shape }: Place): boolean =>
  essence(spelled(one, shape), shape) === essence(spelled(other, shape), shape);

/** Whether a value meets a demand; what cannot be judged is taken to meet it. */
function isMetBy(value: JsonValue, { name, value: demanded }: Demand, { shape }: Place): boolean {
  // One time is written in many ways, and which of them stands there is not known.
  const isWritten = ['contains', 'not_contains', 'matches', 'not_matches'].includes(name);
  if (!isOfEach(name) || (isWritten && shape?.kind === 'time' && value !== null)) return true;
  try {
    return withinLimit(() => holdsFor(name, spelled(value, shape), demanded, shape));
  } catch (error) {
    if (error instanceof JudgementError) return true;
    throw error;
  }
}

/** Why a demand can never hold together with another one, by the operator of that other. */
const RULES: { readonly [K in keyof Operators]?: Rule } = {
  absent: (demand, _, place, by) => (isMetBy(null, demand, place) ? undefined : `cannot hold together with ${by}`),

  equals: (demand, { value }, place, by) => {
    if (demand.name === 'one_of' || (value === null && demand.name === 'absent')) return undefined;
    if (demand.name === 'count') return isLengthOf(value, demand, place) ? undefined : `is not how many ${by} demands`;
    if (isMetBy(value, demand, place)) return undefined;
    if (demand.name === 'equals') return `is another value than ${by} demands, ${bothNever}`;
    return demand.name === 'not_equals'
      ? `says the opposite of ${by}, ${bothNever}`
      : `does not hold for what ${by} demands, ${bothNever}`;
  },

  one_of: (demand, { value }, place, by) => {
    const values = value as JsonValue[];
    if (values.some((each) => isMetBy(each, demand, place))) return undefined;
    return demand.name === 'equals' ? `is none of ${by}, ${bothNever}` : `holds for none of ${by}, ${bothNever}`;
  },

  contains: ({ name, value }, other, place, by) => {
    if (name !== 'not_contains') return undefined;
    const member = { ...place, shape: place.shape?.kind === 'list' ? place.shape.of : place.shape };
    if (isSame(value, other.value, member)) return `says the opposite of ${by}, ${bothNever}`;
    const isText = place.shape?.kind === 'text' || place.shape?.kind === 'word' || place.shape?.kind === 'time';
    const isPart = typeof value === 'string' && typeof other.value === 'string' && other.value.includes(value);
    return isText && isPart ? `is a part of what ${by} demands, ${bothNever}` : undefined;
  },

  matches: ({ name, value }, other, _, by) =>
    name === 'not_matches' && value === other.value ? `says the opposite of ${by}, ${bothNever}` : undefined,

  at_least: ({ name, value }, other, _, by) =>
    name === 'at_most' && Number(value) < Number(other.value)
      ? `is less than ${by}, so nothing is between them`
      : undefined,

  count: (demand, other, place, by) => {
    const { least, most } = countOf(other);
    if (demand.name === 'count') {
      const its = countOf(demand);
      return its.least > most || its.most < least ? `has no number that ${by} allows, ${bothNever}` : undefined;
    }
    return most === 0 && needsOne(demand, place) ? `needs a value, and ${by} leaves none` : undefined;
  },
};

const isLengthOf = (value: JsonValue, count: Demand, { shape, isSingle }: Place): boolean => {
  if (!isSingle || shape?.kind !== 'list' || !Array.isArray(value)) return true;
  const { least, most } = countOf(count);
  return value.length >= least && value.length <= most;
};

/** Of one list its members are counted, so it may be there and hold none. */
const needsOne = ({ name }: Demand, { shape, isSingle }: Place): boolean => {
  const mayBeList = shape === undefined || ['list', 'value', 'free'].includes(shape.kind);
  return isSingle && mayBeList ? name === 'contains' || name === 'matches' : isOfEach(name);
};

/** Why a demand can never hold together with another one; undefined where both may. `by` is what the other is called. */
export const clash = (demand: Demand, other: Demand, place: Place, by: string): string | undefined =>
  RULES[other.name]?.(demand, other, place, by);
