import type { JsonObject, JsonValue } from './values.js';

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Keys of free-form objects have no order of their own, so a file gives them one. */
export function sortKeys(value: JsonObject): JsonObject;
export function sortKeys(value: JsonValue): JsonValue;
export function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((entry) => sortKeys(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => byCodeUnits(left, right))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
}
