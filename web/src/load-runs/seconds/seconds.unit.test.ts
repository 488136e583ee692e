import { describe, expect, it } from '@jest/globals';
import { failedPerSecond, seriesSeconds } from './seconds.js';

const row = (at: string, requests: number, failed_requests: number) => ({
  at,
  vus: 1,
  iterations: 0,
  dropped_iterations: 0,
  requests,
  failed_requests,
  checks_failed: 0,
  p50_ms: 1,
  p95_ms: 2,
  p99_ms: 3,
});

describe('the seconds of a run that is over', () => {
  it('count from its start, and add up what failed', () => {
    const rows = [
      row('2025-06-01T12:00:00Z', 3, 1),
      row('2025-06-01T12:00:01Z', 5, 0),
      row('2025-06-01T12:00:04Z', 2, 2),
    ];
    expect(
      seriesSeconds(rows).map(({ elapsed_s, requests_per_s, failed_so_far }) => [
        elapsed_s,
        requests_per_s,
        failed_so_far,
      ]),
    ).toEqual([
      [0, 3, 1],
      [1, 5, 1],
      [4, 2, 3],
    ]);
  });
  it('tell what failed in each of them', () => {
    const rows = [
      row('2025-06-01T12:00:00Z', 3, 1),
      row('2025-06-01T12:00:01Z', 5, 0),
      row('2025-06-01T12:00:02Z', 2, 2),
    ];
    expect(failedPerSecond(seriesSeconds(rows))).toEqual([1, 0, 2]);
  });

  it('are none where none were kept', () => {
    expect(seriesSeconds([])).toEqual([]);
  });
});
