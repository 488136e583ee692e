import { parseJudged, parseLimit } from '../measured/threshold.js';

/** Which way is better; null where nobody said. */
export type Direction = 'lower' | 'higher' | null;

const MORE_IS_BETTER = /per_sec|_rps$|throughput|success|checks|passed/;
const LESS_IS_BETTER = /fail|error|_ms$|duration|dropped|rejected/;

/** The test's own threshold says it first, then the unit, then the name. */
export function directionOf(
  metric: string,
  contains: string,
  thresholds: readonly { metric: string; limit: string }[],
): Direction {
  for (const threshold of thresholds) {
    const operator = parseJudged(threshold.metric).metric === metric && parseLimit(threshold.limit)?.operator;
    if (operator && operator.startsWith('<')) return 'lower';
    if (operator && operator.startsWith('>')) return 'higher';
  }
  if (contains === 'time' || LESS_IS_BETTER.test(metric)) return 'lower';
  return MORE_IS_BETTER.test(metric) ? 'higher' : null;
}
