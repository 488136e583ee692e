import type { LoadRun } from '@rehearsal/contracts/load/load-run';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import type { LoadRunReport, ReportMetric, ReportRow, ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import { unitOf } from '@rehearsal/contracts/load/units';
import { parseJudged, parseLimit } from '../measured/threshold.js';
import { rulesOf } from './verdict-rules.js';

export interface ReportSource {
  run: Omit<LoadRun, 'priority' | 'concurrent'>;
  series: readonly ReportSecond[];
  failures: LoadRunFailures;
  /** Where the admin UI is, without a trailing slash; links begin with it. */
  base: string;
}

type Metric = LoadRun['metrics'][number];

/** The one document that every format is made of: thresholds, checks, metrics, and the notes on the verdict. */
export function reportOf({ run, series, failures, base }: ReportSource): LoadRunReport {
  const link = `${base}/#/load-runs/${encodeURIComponent(run.id)}`;
  const metrics = new Map(run.metrics.map((metric) => [metric.name, metric]));
  return {
    id: run.id,
    name: run.name,
    state: run.state,
    verdict: run.verdict,
    exit_code: run.exit_code,
    link,
    thresholds: run.thresholds.map((threshold) => thresholdRow(threshold, metrics, link)),
    failures,
    checks: run.checks.map((check) => checkRow(check, areChecksBad(run), link)),
    metrics: run.metrics.map((metric) => metricRow(metric, link)),
    notes: [...run.reasons],
    rules: rulesOf(run),
    series: [...series],
    requests_to: [...run.requests_to],
    origin: {
      target: run.target,
      parameters: run.parameters,
      requested_by: run.requested_by,
      worker_id: run.worker_id,
      script_hash: run.script_hash,
      k6_version: run.k6_version,
      command_line: [...run.command_line],
      queued_at: run.queued_at,
      started_at: run.started_at,
      finished_at: run.finished_at,
      duration_s: secondsBetween(run.started_at, run.finished_at),
    },
  };
}

function thresholdRow(
  { metric, limit, measured, margin, samples, ok, worst, house }: LoadRun['thresholds'][number],
  metrics: ReadonlyMap<string, Metric>,
  link: string,
): ReportRow {
  const judged = metrics.get(metric) ?? metrics.get(parseJudged(metric).metric);
  const unit = judged ? unitOf(judged, parseLimit(limit)?.statistic ?? '') : 'count';
  const row = { metric, limit, measured, margin, samples, worst: worst ?? null, link, unit, ok };
  return house === true ? { ...row, house } : row;
}

/** Whether failed checks are why the run is bad: a threshold on them is breached, or all of them failed. */
const areChecksBad = ({ thresholds, checks }: ReportSource['run']): boolean =>
  thresholds.some(({ metric, ok }) => !ok && parseJudged(metric).metric === 'checks') ||
  checks.every(({ passes }) => passes === 0);

/**
 * Nothing is demanded of one check; thresholds on `checks` say how many may fail. So one that failed is bad only when that
 * is breached: what a run passed with is no failure anywhere.
 */
function checkRow({ name, passes, fails }: LoadRun['checks'][number], areBad: boolean, link: string): ReportRow {
  const samples = passes + fails;
  const measured = samples === 0 ? null : passes / samples;
  const ok = fails === 0 ? true : areBad ? false : null;
  return { metric: name, limit: null, measured, margin: null, samples, worst: null, link, unit: 'share', ok };
}

const TELLING = { counter: 'count', gauge: 'value', rate: 'rate', trend: 'p(95)' } as const;

function metricRow(metric: Metric, link: string): ReportMetric {
  const { name, type, values, samples } = metric;
  const statistic = TELLING[type];
  const measured = values[statistic] ?? null;
  const unit = unitOf(metric, statistic);
  const nothing = { limit: null, margin: null, worst: null, ok: null };
  return { ...nothing, metric: name, measured, samples, link, unit, type, statistic, values };
}

function secondsBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
