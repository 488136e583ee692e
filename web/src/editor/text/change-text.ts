import { applyEdits, modify } from 'jsonc-parser';

/** Keys and indices that lead to a value. */
export type Path = readonly (string | number)[];

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** Puts a value where `path` leads, or takes it away; all other text stays as it was typed. */
export const withValue = (text: string, path: Path, value: unknown): string =>
  applyEdits(text, modify(text, [...path], value, { formattingOptions }));

/** Adds an entry to the list at `path`, which may be missing. */
export const withEntry = (text: string, path: Path, entry: unknown, isListThere: boolean): string =>
  isListThere
    ? applyEdits(text, modify(text, [...path, -1], entry, { formattingOptions, isArrayInsertion: true }))
    : withValue(text, path, [entry]);

export const valueAt = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    json,
  );

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The one change that makes `after` of `before`, as small as it can be, so that a caret elsewhere stays where it is. */
export const changeBetween = (before: string, after: string): Change => {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
};
