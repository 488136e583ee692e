import type { LoadRunView } from '@rehearsal/contracts/load/load-run';

type Metric = LoadRunView['metrics'][number];

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'];

const bytes = (value: number): string => {
  const step = Math.min(sizes.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value))) / 3)));
  return `${number.format(value / 1000 ** step)} ${sizes[step] ?? 'B'}`;
};

const milliseconds = (value: number): string =>
  Math.abs(value) >= 10_000 ? `${number.format(value / 1000)} s` : `${number.format(value)} ms`;

/** A measured value with its unit. `contains` is k6's word for what a metric holds. */
export const withUnit = (value: number | null, contains: string): string => {
  if (value === null) return '–';
  if (contains === 'time') return milliseconds(value);
  return contains === 'data' ? bytes(value) : number.format(value);
};

/**
 * What a metric holds, found by its name; `name{tag:value}` is a part of `name`. One that was never recorded has only
 * its name to tell.
 */
export const containsOf = (name: string, metrics: readonly Metric[]): string =>
  metrics.find((metric) => metric.name === name.replace(/\{.*$/, ''))?.contains ??
  (/_ms\b/.test(name) ? 'time' : 'default');

const isShare = ({ type }: Metric, key: string): boolean => type === 'rate' && (key === 'rate' || key === 'value');
/** Of data and time counters, how many per second is data per second, and never a time. */
const isCount = ({ type }: Metric, key: string): boolean =>
  key === 'count' && type === 'trend' ? true : key === 'passes' || key === 'fails';

/** All values of a metric in words, such as `avg 12 ms · p(95) 31 ms`. */
export const valuesOf = (metric: Metric): string =>
  Object.entries(metric.values)
    .map(([key, value]) => {
      if (isShare(metric, key)) return `${number.format(value * 100)} %`;
      const said = withUnit(value, isCount(metric, key) ? 'default' : metric.contains);
      return metric.type === 'counter' && key === 'rate' ? `${said}/s` : `${key} ${said}`;
    })
    .join(' · ');
