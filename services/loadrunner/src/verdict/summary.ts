import { z } from 'zod';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import type { Points } from '../measured/points.js';
import type { RunLog } from '../measured/run-log.js';
import { holds, marginOf, parseLimit } from '../measured/threshold.js';
import { EXIT_BREACHED, judge, type RunFacts } from './verdict.js';

const ExportedMetric = z.record(z.string(), z.union([z.number(), z.record(z.string(), z.boolean())]));

/** k6's `--summary-export`. Of its thresholds, `true` means FAILED. */
export const ExportedSummary = z.object({ metrics: z.record(z.string(), ExportedMetric) });
export type ExportedSummary = z.infer<typeof ExportedSummary>;

export interface Evidence {
  points: Points;
  log: Pick<RunLog, 'exceptions' | 'exhausted' | 'errors'>;
  /** Null when k6 ended before it could write one, and for a run in parts: thresholds are then judged here. */
  exported: ExportedSummary | null;
  thresholds: Readonly<Record<string, readonly string[]>>;
  elapsedSeconds: number;
}

export type Ending = Pick<RunFacts, 'exitCode' | 'stopped' | 'cpuShare' | 'allowedSeconds' | 'lost'>;

/** The document of a finished run: thresholds first, then checks, then metrics, and the verdict with its reasons. */
export function summarise(evidence: Evidence, ending: Ending): LoadRunOutcome {
  const { points, log } = evidence;
  const thresholds = thresholdsOf(evidence);
  const checks = [...points.checks.values()];
  const judgement = judge({
    ...ending,
    exitCode: evidence.exported === null && ending.exitCode === 0 ? exitCodeOf(thresholds) : ending.exitCode,
    thresholds,
    silentCounters: silentCounters(evidence),
    requests:
      points.total('http_reqs') + points.total('ws_sessions') + (points.metrics.get('grpc_req_duration')?.count ?? 0),
    failedRequests: points.metrics.get('http_req_failed')?.nonZero ?? 0,
    iterations: points.total('iterations'),
    droppedIterations: points.total('dropped_iterations'),
    checksPassed: checks.reduce((sum, { passes }) => sum + passes, 0),
    checksFailed: checks.reduce((sum, { fails }) => sum + fails, 0),
    exceptions: log.exceptions,
    exhausted: log.exhausted,
    errors: log.errors,
  });
  return { ...judgement, thresholds, checks, metrics: metricsOf(evidence) };
}

/** As k6 would have it: 99 once a threshold is breached by what was measured. */
const exitCodeOf = (thresholds: LoadRunOutcome['thresholds']): number =>
  thresholds.some(({ ok, samples }) => !ok && samples > 0) ? EXIT_BREACHED : 0;

function thresholdsOf(evidence: Evidence): LoadRunOutcome['thresholds'] {
  const { thresholds, points, exported, elapsedSeconds } = evidence;
  const silent = silentCounters(evidence);
  return Object.entries(thresholds).flatMap(([metric, limits]) =>
    limits.map((expression) => {
      const limit = parseLimit(expression);
      const samples = points.judgedBy(metric);
      const own = numbersOf(exported?.metrics[metric]);
      const measured =
        samples && limit
          ? (own[limit.statistic] ?? samples.statistic(limit.statistic, elapsedSeconds) ?? own.value ?? null)
          : null;
      const verdicts = exported?.metrics[metric]?.thresholds;
      const breached = typeof verdicts === 'object' ? verdicts[expression] : undefined;
      const judged = silent.includes(metric) ? 0 : measured;
      const ok = breached === undefined ? limit !== null && judged !== null && holds(limit, judged) : !breached;
      const margin = limit && measured !== null ? marginOf(limit, measured) : null;
      const worst = limit && points.slices.worst(metric, limit, elapsedSeconds);
      return { metric, limit: expression, measured, margin, samples: samples?.count ?? 0, ok, worst };
    }),
  );
}

/** A counter that nobody counted is 0: `errors: count<1` is then kept truly. */
function silentCounters({ thresholds, exported, points }: Evidence): string[] {
  return Object.entries(thresholds)
    .filter(([metric, expressions]) => {
      const shape = exported?.metrics[metric];
      const limits = expressions.map(parseLimit);
      const isCounter =
        exported === null
          ? // Nobody says what it is: but how often it was recorded is 0, whatever it is.
            limits.every((limit) => limit?.statistic === 'count')
          : shape !== undefined && 'count' in shape && !('avg' in shape);
      return isCounter && !points.judgedBy(metric) && limits.every((limit) => limit?.operator.startsWith('<'));
    })
    .map(([metric]) => metric);
}

function metricsOf({ points, exported, elapsedSeconds }: Evidence): LoadRunOutcome['metrics'] {
  return [...points.metrics]
    .filter(([, samples]) => samples.count > 0)
    .map(([name, samples]) => {
      // k6's own values where it gives them: ours are within 0.1 %.
      const values = { ...samples.values(elapsedSeconds), ...numbersOf(exported?.metrics[name]) };
      return { name, type: samples.type, contains: samples.contains, values, samples: samples.count };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** A rate's value is called `value` in the export and `rate` in every threshold. */
function numbersOf(exported: z.infer<typeof ExportedMetric> | undefined): Record<string, number> {
  const numbers = Object.entries(exported ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(
    numbers.map(([name, value]) => [exported && 'passes' in exported && name === 'value' ? 'rate' : name, value]),
  );
}
