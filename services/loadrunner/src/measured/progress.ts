import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import { progressOfExecutors } from '../scripts/plan/executors.js';
import type { Inspection } from '../scripts/inspection.js';
import type { Points } from './points.js';

/** The last second of a running test, beside its totals so far. */
export function progressOf(
  points: Points,
  elapsedSeconds: number,
  { plannedSeconds, executors }: Pick<Inspection, 'plannedSeconds' | 'executors'>,
): LoadRunProgress {
  const loadSeconds = points.loadBegan === null ? null : Math.max(0, performance.now() - points.loadBegan) / 1000;
  const second = points.seconds.latest();
  const checksFailed = [...points.checks.values()].reduce((sum, { fails }) => sum + fails, 0);
  return {
    at: second?.at ?? new Date().toISOString(),
    elapsed_s: Math.round(elapsedSeconds * 10) / 10,
    load_s: loadSeconds === null ? null : Math.round(loadSeconds * 10) / 10,
    // What is planned is load: setup is no part of it.
    fraction: plannedSeconds === null ? null : Math.min(1, (loadSeconds ?? 0) / plannedSeconds),
    vus: second?.vus ?? 0,
    iterations: points.total('iterations'),
    requests: points.total('http_reqs'),
    requests_per_s: second?.requests ?? 0,
    failed_requests: points.metrics.get('http_req_failed')?.nonZero ?? 0,
    checks_failed: checksFailed,
    p50_ms: second?.p50_ms ?? null,
    p95_ms: second?.p95_ms ?? null,
    p99_ms: second?.p99_ms ?? null,
    executors: progressOfExecutors(executors, points.iterationsBy, loadSeconds ?? 0),
  };
}
