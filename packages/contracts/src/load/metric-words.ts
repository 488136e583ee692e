import type { ReportMetric } from './load-run-report.js';
import { shown, unitOf } from './units.js';

/**
 * The statistics of a metric with their units, each as `name value`. Of a rate k6 counts how often it was true and how often
 * not, as `passes` and `fails`, which for failed requests reads the wrong way round: it is said as a part of all.
 */
export function valueWords({ type, unit, values }: Pick<ReportMetric, 'type' | 'unit' | 'values'>): [string, string][] {
  const contains = unit === 'ms' ? 'time' : unit === 'bytes' ? 'data' : 'default';
  const said = Object.entries(values)
    .filter(([statistic]) => type !== 'rate' || !COUNTED.includes(statistic))
    .map(([statistic, value]): [string, string] => [statistic, shown(value, unitOf({ type, contains }, statistic))]);
  const { passes, fails } = values;
  if (type !== 'rate' || passes === undefined || fails === undefined) return said;
  return [...said, ['true', `${shown(passes, 'count')} of ${shown(passes + fails, 'count')}`]];
}

const COUNTED = ['passes', 'fails'];
