import { z } from 'zod';
import { isVisible } from '../text/visible.js';

/**
 * Values that callers bring, within the limits that keep a document storable and a log line readable: strings of 100 kB,
 * lists of 10,000, free-form objects 16 deep (a template is then never deeper than 20), and no key that a database or
 * JavaScript would take for something else.
 */

export const MAX_STRING_BYTES = 100_000;
export const MAX_LIST_LENGTH = 10_000;
export const MAX_FREE_DEPTH = 16;

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const stringFault = (text: string): string | undefined => {
  // A UTF-16 unit is at most three bytes of UTF-8, so only long strings need counting.
  if (text.length * 3 > MAX_STRING_BYTES && utf8Bytes(text) > MAX_STRING_BYTES) return 'is longer than 100 kB';
  // Half a surrogate pair cannot be stored as UTF-8: what is read back would differ from what was written.
  return /\p{Surrogate}/u.test(text) ? 'holds half of a surrogate pair, which is not valid text' : undefined;
};

/** Any text within the limits. */
export const Text = z
  .string()
  .max(MAX_STRING_BYTES, 'is longer than 100 kB')
  .superRefine((text, context) => {
    const message = stringFault(text);
    if (message !== undefined && text.length <= MAX_STRING_BYTES) context.addIssue({ code: 'custom', message });
  });

/** Text with something to read in it. */
export const FilledText = Text.regex(/\S/, { error: 'must not be blank', abort: true });

/** What a person says: blank is also what only leaves no mark, such as a zero-width space. */
export const SpokenText = FilledText.refine(isVisible, 'must not be blank');

/** An instant; the zone is required, because a time without one is a different instant on every machine. */
export const Timestamp = z.iso.datetime({
  offset: true,
  error: ({ input }) =>
    input === undefined ? 'is required' : 'must be an ISO 8601 date-time with a zone, such as 2025-01-31T09:30:00Z',
});

/** A list within the limits; one that is missing is empty. */
export const listOf = <S extends z.ZodType>(schema: S) =>
  z.array(schema).max(MAX_LIST_LENGTH, 'has more than 10,000 entries');

export interface JsonFault {
  path: (string | number)[];
  message: string;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const keyFault = (key: string): string | undefined =>
  FORBIDDEN_KEYS.has(key) || key.startsWith('$') || key.includes('.') || key.includes('\0')
    ? 'is a forbidden key: no __proto__, constructor or prototype, no leading $, no dot'
    : stringFault(key);

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]';

/** Every fault of a free-form value, each with its path. */
export const jsonFaults = (value: unknown, path: (string | number)[] = []): JsonFault[] => {
  const fault = (message: string): JsonFault[] => [{ path, message }];
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : fault('must be a finite number');
  if (typeof value === 'string') {
    const message = stringFault(value);
    return message === undefined ? [] : fault(message);
  }
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value)) return fault('must be JSON');
  if (path.length >= MAX_FREE_DEPTH) return fault(`is nested more than ${MAX_FREE_DEPTH} deep`);
  if (isList) {
    if (value.length > MAX_LIST_LENGTH) return fault('has more than 10,000 entries');
    return value.flatMap((entry, index) => jsonFaults(entry, [...path, index]));
  }
  const entries = Object.entries(value);
  if (entries.length > MAX_LIST_LENGTH) return fault('has more than 10,000 keys');
  return entries.flatMap(([key, entry]) => {
    const message = keyFault(key);
    return message === undefined ? jsonFaults(entry, [...path, key]) : [{ path: [...path, key], message }];
  });
};

const reportFaults = (value: unknown, context: z.RefinementCtx): void => {
  for (const { path, message } of jsonFaults(value)) context.addIssue({ code: 'custom', path, message });
};

/** Any JSON value within the limits. */
export const FreeJson = z.unknown().superRefine(reportFaults) as unknown as z.ZodType<JsonValue, JsonValue>;

/**
 * A JSON object with keys of the caller's choice. Not `z.record`, which drops `__proto__` in silence where we refuse it.
 */
export const FreeObject = z
  .unknown()
  .superRefine((value, context) => {
    if (isPlainObject(value)) reportFaults(value, context);
    else context.addIssue({ code: 'custom', message: 'must be a JSON object' });
  })
  .meta({ type: 'object' }) as unknown as z.ZodType<JsonObject, JsonObject>;
