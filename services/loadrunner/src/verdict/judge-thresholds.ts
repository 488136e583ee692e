import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import type { Points } from '../measured/points.js';
import { holds, marginOf, parseJudged, parseLimit } from '../measured/threshold.js';
import { breachedIn, isCounter, numbersOf, type ExportedSummary } from './exported-summary.js';

export interface ThresholdEvidence {
  points: Points;
  /** Null when k6 ended before it could write one, and for a run in parts: thresholds are then judged here. */
  exported: ExportedSummary | null;
  thresholds: Readonly<Record<string, readonly string[]>>;
  elapsedSeconds: number;
}

/**
 * What became of each threshold of the script: k6's own word where it gives one. One that judged no sample is not kept,
 * unless it is on a counter, whose 0 is a measurement.
 */
export function judgeThresholds(evidence: ThresholdEvidence): LoadRunOutcome['thresholds'] {
  const { thresholds, points, exported, elapsedSeconds } = evidence;
  const silent = new Set(silentCounters(evidence));
  return Object.entries(thresholds).flatMap(([metric, limits]) =>
    limits.map((expression) => {
      const limit = parseLimit(expression);
      const samples = points.judgedBy(metric);
      const own = numbersOf(exported?.metrics[metric]);
      const counted = silent.has(metric) ? 0 : null;
      const measured =
        samples && limit
          ? (own[limit.statistic] ?? samples.statistic(limit.statistic, elapsedSeconds) ?? own.value ?? null)
          : counted;
      const breached = breachedIn(exported?.metrics[metric], expression);
      const kept = breached === undefined ? limit !== null && measured !== null && holds(limit, measured) : !breached;
      const margin = limit && measured !== null ? marginOf(limit, measured) : null;
      const worst = limit && points.slices.worst(metric, limit, elapsedSeconds);
      const ok = kept && (measured !== null || samples !== undefined);
      return { metric, limit: expression, measured, margin, samples: samples?.count ?? 0, ok, worst };
    }),
  );
}

/** Keys of thresholds on counters that nobody counted, as k6 has it: they are 0, whatever the limit asks of them. */
export function silentCounters({ thresholds, exported, points }: ThresholdEvidence): string[] {
  return Object.entries(thresholds)
    .filter(([key, expressions]) => {
      if (points.judgedBy(key)) return false;
      if (isCounter(exported?.metrics[key])) return true;
      if (points.metrics.get(parseJudged(key).metric)?.type === 'counter') return true;
      // Nobody says what it is; but k6 takes `count` of a counter alone.
      return exported === null && expressions.some((expression) => parseLimit(expression)?.statistic === 'count');
    })
    .map(([key]) => key);
}
