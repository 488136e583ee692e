import type { JsonValue } from './values.js';

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Keys of free-form objects have no order of their own, so a file gives them one. */
export const sortKeys = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => byCodeUnits(left, right))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
};
