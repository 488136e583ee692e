import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';

const link = 'http://r.example/#/load-runs/r1';

/** The report of a run that failed, with what a test does not care about filled in. */
export const aReport = (changed: Partial<LoadRunReport> = {}): LoadRunReport => ({
  id: 'r1',
  name: 'a-test',
  state: 'failed',
  verdict: 'failed',
  exit_code: 99,
  link,
  thresholds: [
    {
      metric: 'llm_total_ms',
      limit: 'p(95)<100',
      measured: 250.12345,
      margin: -150.12345,
      samples: 40,
      worst: { tag: 'name', value: 'GET /slow', measured: 300, margin: -200, samples: 10 },
      link,
      unit: 'ms',
      ok: false,
    },
    { metric: 'checks', limit: 'rate>0.95', measured: null, margin: null, samples: 0, worst: null, link, unit: 'share', ok: false }, // prettier-ignore
  ],
  failures: { recorded: true, total: 0, items: [], others: null },
  checks: [
    { metric: 'status is 200', limit: 'rate==1', measured: 0.975, margin: -0.025, samples: 40, worst: null, link, unit: 'share', ok: false }, // prettier-ignore
  ],
  metrics: [
    {
      metric: 'llm_total_ms',
      limit: null,
      measured: 250.12345,
      margin: null,
      samples: 40,
      worst: null,
      link,
      unit: 'ms',
      ok: null,
      type: 'trend',
      statistic: 'p(95)',
      values: { 'p(95)': 250.12345, avg: 120.5, count: 40 },
    },
  ],
  notes: ['1 of 2 thresholds was breached.'],
  rules: [],
  requests_to: [],
  series: [],
  origin: {
    target: 'http://127.0.0.1:1',
    parameters: {},
    requested_by: 'cli',
    worker_id: null,
    script_hash: null,
    k6_version: null,
    command_line: [],
    queued_at: '2026-01-01T00:00:00.000Z',
    started_at: null,
    finished_at: null,
    duration_s: null,
  },
  ...changed,
});
