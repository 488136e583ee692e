import type { JsonValue } from '@rehearsal/contracts/json/values';

const LONGEST_TEXT = 2000;
const MOST_SHOWN = 20;
/** Free-form values go 16 deep, and a result holds them with something around. */
const DEEPEST = 12;

/** A value as a result tells it: what is long is cut, so that no result repeats a whole transcript. */
export function shown(value: JsonValue, depth = 0): JsonValue {
  if (typeof value === 'string') return cut(value, LONGEST_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '...';
  if (Array.isArray(value)) {
    const first = value.slice(0, MOST_SHOWN).map((entry) => shown(entry, depth + 1));
    return value.length > MOST_SHOWN ? [...first, `... and ${value.length - MOST_SHOWN} more`] : first;
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shown(entry, depth + 1)]));
}

/** Never through a surrogate pair. */
export const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/\p{Surrogate}$/u, '')}...` : text;

/** The one value, or all of them; null where there is none. */
export const shownAll = (values: readonly JsonValue[]): JsonValue =>
  values.length === 0 ? null : shown(values.length === 1 ? (values[0] ?? null) : [...values]);

const isRest = (told: JsonValue): boolean => typeof told === 'string' && /^\.\.\. and \d+ more$/.test(told);

/** Whether something of a value was left out where it was shown; of one that only looks so it is said too. */
export function isCut(told: JsonValue): boolean {
  if (typeof told === 'string') return told.endsWith('...');
  if (typeof told !== 'object' || told === null) return false;
  if (Array.isArray(told)) return told.some((one) => isCut(one) || isRest(one));
  return Object.values(told).some(isCut);
}
