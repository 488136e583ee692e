import type { JsonFault } from '../json/values.js';

/** One object of a template that is not checked yet. */
export type Row = Record<string, unknown>;
export type Path = JsonFault['path'];
/** Says what became of something that the older system wrote. */
export type Warn = (path: Path, message: string) => void;

/** Keys of a row that may be missing, and that an empty string is no value of. */
export interface Optional {
  readonly times?: readonly string[];
  readonly others?: readonly string[];
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each row of a list as another one; what is no list, and what is no row of it, is left for the check to refuse. */
export const mapRows = (list: unknown, path: Path, map: (row: Row, path: Path) => Row): unknown =>
  Array.isArray(list) ? list.map((row: unknown, index) => (isRow(row) ? map(row, [...path, index]) : row)) : list;

export const without = (row: Row, dropped: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !dropped.includes(key)));

/** A date and a time of day, and nothing behind them; Python writes a space between the two. */
const ZONELESS = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/** A row whose empty strings are missing keys, and whose times without a zone are times of UTC. */
export const tidied = (row: Row, { times = [], others = [] }: Optional, path: Path, warn: Warn): Row => {
  const empty = [...times, ...others].filter((key) => row[key] === '');
  for (const key of empty) warn([...path, key], 'is empty and counts as missing');
  const tidy = empty.length === 0 ? row : without(row, empty);
  const read: Row = {};
  for (const key of times) {
    const [, day, hour] = (typeof tidy[key] === 'string' && ZONELESS.exec(tidy[key])) || [];
    if (day === undefined || hour === undefined) continue;
    read[key] = `${day}T${hour}Z`;
    warn([...path, key], 'has no zone and is read as UTC');
  }
  return Object.keys(read).length === 0 ? tidy : { ...tidy, ...read };
};
