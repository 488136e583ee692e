import { z } from 'zod';
import { closest, quoted, withHint } from '../text/suggest.js';

/** With hundreds of unknown keys the first ones tell the story. */
const MOST_NAMED = 20;

/** Keys that were known once -> where that went, as a sentence. */
type Moved = Readonly<Record<string, string>>;

const unknownKeys = (noun: string, keys: readonly string[], known: readonly string[], moved: Moved): string =>
  keys
    .slice(0, MOST_NAMED)
    .map((key) => {
      const whereTo = Object.hasOwn(moved, key) ? moved[key] : undefined;
      if (whereTo !== undefined) return whereTo;
      const suggestion = closest(key, known);
      return withHint(`${quoted(key)} is not a key of ${noun}.`, suggestion && quoted(suggestion));
    })
    .join('\n');

/** An object without unknown keys; its message for them has one line per key, each with a hint when one is near. */
export const strict = <S extends z.ZodRawShape>(noun: string, shape: S, moved: Moved = {}) => {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(noun, issue.keys, known, moved) : undefined),
  });
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Exports and language models write `null` for "nothing here": a known key with null is a missing key. */
export const withoutNulls =
  (known: ReadonlySet<string>) =>
  (value: unknown): unknown =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([key, entry]) => entry !== null || !known.has(key)))
      : value;

/** A strict object in which null counts as missing. */
export const section = <S extends z.ZodRawShape>(noun: string, shape: S, moved: Moved = {}) =>
  z.preprocess(withoutNulls(new Set(Object.keys(shape))), strict(noun, shape, moved));

/** How a section gets rid of the keys that it reads and does not keep. */
interface Reading<Value, Key> {
  readonly dropped: readonly Key[];
  /** What is wrong with the whole, as a path and a message. */
  readonly fault?: (value: Value) => { path: string[]; message: string } | undefined;
  /** The value with what the dropped keys were good for. */
  readonly settle?: (value: Value) => Value;
}

/** A section with keys that are read but not kept: fields of the older system, or another name for a key. */
export const sectionReading = <S extends z.ZodRawShape, K extends keyof S & string>(
  noun: string,
  shape: S,
  { dropped, fault = () => undefined, settle = (value) => value }: Reading<z.output<z.ZodObject<S>>, K>,
) => {
  const keys = Object.keys(shape);
  const kept = keys.filter((key) => !dropped.includes(key as K));
  const keep = (value: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(kept.filter((key) => key in value).map((key) => [key, value[key]]));
  // Overwritten, not transformed: a transform has no JSON Schema, and editors need one that knows these keys.
  const schema = strict(noun, shape)
    .superRefine((value, context) => {
      const found = fault(value);
      if (found) context.addIssue({ code: 'custom', ...found });
    })
    .overwrite((value) => keep(settle(value)) as typeof value);
  return z.preprocess(withoutNulls(new Set(keys)), schema) as unknown as z.ZodType<
    Omit<z.output<z.ZodObject<S, z.core.$strict>>, K>
  >;
};
