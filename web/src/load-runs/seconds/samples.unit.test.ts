import { describe, expect, it } from '@jest/globals';
import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import { withSample } from './samples.js';

const second = (elapsed_s: number): LoadRunProgress => ({
  at: '2025-06-01T12:00:00Z',
  elapsed_s,
  load_s: elapsed_s,
  fraction: null,
  vus: 1,
  iterations: 1,
  requests: 1,
  requests_per_s: 1,
  failed_requests: 0,
  checks_failed: 0,
  p50_ms: 1,
  p95_ms: 1,
  p99_ms: 1,
});

describe('the picture of a running test', () => {
  it('grows by one second at a time', () => {
    expect(withSample(withSample([], second(1)), second(2))).toHaveLength(2);
  });

  it('never goes back, and takes a repeated second once', () => {
    const samples = [second(1), second(2)];
    expect(withSample(samples, second(2))).toBe(samples);
    expect(withSample(samples, second(1))).toBe(samples);
    expect(withSample(samples, null)).toBe(samples);
  });

  it('keeps the last hour', () => {
    const hour = Array.from({ length: 3600 }, (_, index) => second(index + 1));
    const next = withSample(hour, second(3601));
    expect(next).toHaveLength(3600);
    expect(next[0]?.elapsed_s).toBe(2);
  });
});
