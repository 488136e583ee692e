import type { LoadRun } from '@rehearsal/contracts/load/load-run';
import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';

/** A run of ten seconds that passed, with what a test does not care about filled in. */
export const aFinishedRun = (changed: Partial<LoadRun> = {}): LoadRun => ({
  id: 'run-1',
  name: 'test-responses',
  state: 'passed',
  verdict: 'passed',
  exit_code: 0,
  reasons: ['2 thresholds held over 40 requests, 0 failed'],
  thresholds: [
    {
      metric: 'response_time_ms',
      limit: 'p(95)<10000',
      measured: 231.4,
      margin: 9768.6,
      samples: 40,
      ok: true,
      worst: { tag: 'name', value: 'POST /v1/responses', measured: 251, margin: 9749, samples: 20 },
    },
    { metric: 'http_req_failed', limit: 'rate<0.05', measured: 0, margin: 0.05, samples: 40, ok: true, worst: null },
  ],
  requests_to: [],
  checks: [{ name: 'status is 200', passes: 40, fails: 0 }],
  metrics: [
    { name: 'data_received', type: 'counter', contains: 'data', values: { count: 123_456, rate: 12_345 }, samples: 30 },
    {
      name: 'http_req_failed',
      type: 'rate',
      contains: 'default',
      values: { rate: 0, passes: 0, fails: 40 },
      samples: 40,
    },
    {
      name: 'response_time_ms',
      type: 'trend',
      contains: 'time',
      values: { avg: 200, 'p(95)': 231.4, count: 40 },
      samples: 40,
    },
    { name: 'vus', type: 'gauge', contains: 'default', values: { value: 2, min: 1, max: 2 }, samples: 10 },
  ],
  parameters: { duration_min: 1 },
  target: 'http://127.0.0.1:8081',
  requested_by: 'someone',
  worker_id: 'worker-1',
  script_hash: 'abc',
  k6_version: 'v1.8.1',
  command_line: ['k6', 'run', '--env', 'BASE=http://127.0.0.1:8081', "it's.js"],
  priority: 'normal',
  concurrent: false,
  queued_at: '2026-01-01T00:00:00.000Z',
  started_at: '2026-01-01T00:00:01.000Z',
  finished_at: '2026-01-01T00:00:11.500Z',
  ...changed,
});

export const seconds = (count: number): ReportSecond[] =>
  Array.from({ length: count }, (_, n) => ({
    at: `${new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString().slice(0, 19)}Z`,
    vus: 2,
    iterations: 4,
    dropped_iterations: 0,
    requests: 4,
    failed_requests: n % 5 === 0 ? 1 : 0,
    checks_failed: 0,
    p50_ms: n === 3 ? null : 100 + n,
    p95_ms: n === 3 ? null : 200 + n,
    p99_ms: n === 3 ? null : 220 + n,
  }));
