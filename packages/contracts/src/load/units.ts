import type { MetricResult, TagSlice } from './load-run-results.js';

/** What a number of a report counts: milliseconds, bytes, a share from 0 to 1, or things. */
export const UNITS = ['ms', 'bytes', 'share', 'count'] as const;
export type Unit = (typeof UNITS)[number];

/** The unit of one statistic: a number of samples is a number of things, whatever the metric measures. */
export function unitOf({ type, contains }: Pick<MetricResult, 'type' | 'contains'>, statistic: string): Unit {
  if (type === 'rate') return statistic === 'rate' || statistic === 'value' ? 'share' : 'count';
  if (type === 'trend' && statistic === 'count') return 'count';
  if (contains === 'time') return 'ms';
  return contains === 'data' ? 'bytes' : 'count';
}

/** What is larger is written by its power of ten: nobody counts hundreds of digits. */
const MOST_READABLE = 1e15;

function digits(value: number, most: number): string {
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
  if (Math.abs(finite) >= MOST_READABLE) return finite.toPrecision(4);
  return finite.toLocaleString('en-US', { maximumFractionDigits: most, useGrouping: true });
}

/** A number as people read it, with its unit: `1,234 ms`, `98.5 %`, `1.2 MB`. A dash for none. */
export function shown(value: number | null, unit: Unit): string {
  if (value === null) return '-';
  switch (unit) {
    case 'ms':
      return `${digits(value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)} ms`;
    case 'share':
      return `${digits(value * 100, 2)} %`;
    case 'bytes':
      return shownBytes(value);
    case 'count':
      return digits(value, 2);
  }
}

function shownBytes(value: number): string {
  const sizes = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = value === 0 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(Math.abs(value)) / 3));
  return `${digits(value / 1000 ** Math.max(0, step), 1)} ${sizes[Math.max(0, step)] ?? 'B'}`;
}

/** `name=GET /v1/models: 231 ms over 40`, or a dash. */
export const shownSlice = (slice: TagSlice | null, unit: Unit): string =>
  slice === null ? '-' : `${slice.tag}=${slice.value}: ${shown(slice.measured, unit)} over ${slice.samples}`;
