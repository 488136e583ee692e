import { sortKeys } from '../json/sort-keys.js';
import type { JsonValue } from '../json/values.js';
import { Rehearsal } from '../rehearsal/rehearsal.js';

/** Values that people write as they like; the keys of everything else stand in the order of the schema. */
const FREE = new Set(['equals', 'not_equals', 'one_of', 'contains', 'not_contains', 'parameters']);

/** What is empty unless it is written. */
const EMPTY_BY_DEFAULT = new Set(['expectations', 'answers']);

const isBare = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const settled = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => !(EMPTY_BY_DEFAULT.has(key) && isBare(entry)))
      .map(([key, entry]) => [key, FREE.has(key) ? sortKeys(entry) : settled(entry)]),
  );
};

/** Rehearsals as a file holds them: lists and answers that hold nothing are the default and left out. */
export const settledRehearsals = (rehearsals: readonly Rehearsal[]): JsonValue[] =>
  rehearsals.map((rehearsal) => settled(Rehearsal.parse(rehearsal) as JsonValue));
