import { describe, expect, it } from '@jest/globals';
import pc from 'picocolors';
import type { LoadRunView } from '@rehearsal/contracts/load-run';
import { progressLine } from './live-view.js';
import { runReport } from './report.js';

const run: LoadRunView = {
  id: 'r1',
  name: 'test-completion-standard',
  state: 'failed',
  verdict: 'failed',
  exit_code: 99,
  reasons: ['1 of 2 thresholds was breached.'],
  thresholds: [
    { metric: 'llm_total_ms', limit: 'p(95)<100', measured: 250.12345, margin: -150.12345, samples: 40, ok: false },
    { metric: 'checks', limit: 'rate>0.95', measured: null, margin: null, samples: 0, ok: false },
  ],
  checks: [{ name: 'status is 200', passes: 39, fails: 1 }],
  metrics: [{ name: 'llm_total_ms', type: 'trend', contains: 'time', values: { 'p(95)': 250.12345, count: 40 } }],
  parameters: {},
  target: 'http://127.0.0.1:1',
  requested_by: 'cli',
  worker_id: null,
  script_hash: null,
  k6_version: null,
  command_line: [],
  queued_at: '2026-01-01T00:00:00.000Z',
  started_at: null,
  finished_at: null,
  version: 5,
  progress: null,
  position: null,
};

describe('the report of a load run', () => {
  const text = runReport(run, pc.createColors(false));

  it('tells thresholds first, then checks, metrics, reasons and the verdict', () => {
    const places = ['THRESHOLD', 'CHECK', 'METRIC', '1 of 2 thresholds', 'exit code 99'].map((part) =>
      text.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('shows limit, measured value, margin and samples of a threshold, and a dash where nothing was measured', () => {
    expect(text).toMatch(/✖\s+llm_total_ms\s+p\(95\)<100\s+250\.123\s+-150\.123\s+40/);
    expect(text).toMatch(/✖\s+checks\s+rate>0\.95\s+-\s+-\s+0/);
  });

  it('gives durations their unit, and counts none', () => {
    expect(text).toContain('p(95)=250.123 ms  count=40');
  });
});

describe('the live line of a run', () => {
  it('leaves out what is not known', () => {
    const progress = {
      at: '2026-01-01T00:00:00.000Z',
      elapsed_s: 12.3,
      fraction: null,
      vus: 4,
      iterations: 10,
      requests: 30,
      requests_per_s: 2.44,
      failed_requests: 0,
      checks_failed: 0,
      p50_ms: null,
      p95_ms: null,
      p99_ms: null,
    };
    expect(progressLine(progress)).toBe('12 s · 4 VUs · 30 requests · 2.4/s · 0 failed');
    expect(progressLine({ ...progress, fraction: 0.5, p95_ms: 81.6 })).toBe(
      '12 s · 50 % · 4 VUs · 30 requests · 2.4/s · p95 82 ms · 0 failed',
    );
  });
});
