import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';

/** What a run tells of one of its seconds. */
export const aSecond: LoadRunProgress = {
  at: '2026-01-01T00:00:00.000Z',
  elapsed_s: 12.4,
  load_s: 12.4,
  fraction: 0.5,
  vus: 4,
  iterations: 10,
  requests: 30,
  requests_per_s: 2,
  failed_requests: 1,
  checks_failed: 2,
  p50_ms: 10,
  p95_ms: 20,
  p99_ms: null,
};
