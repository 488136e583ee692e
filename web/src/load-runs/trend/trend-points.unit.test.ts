import { expect, it } from '@jest/globals';
import { placesIn, trendPoints } from './trend-points.js';

it('a trend tells of each run its p95, its requests a second and what failed, where they were measured', () => {
  const item = {
    run_id: 'r',
    finished_at: '2030-01-01T00:00:00Z',
    verdict: 'passed',
    baseline: true,
    script_hash: null,
  } as const;
  const metrics = { http_req_duration: { 'p(95)': 12 }, http_reqs: { rate: 3, count: 30 } };
  expect(trendPoints([{ ...item, metrics }])).toEqual([
    {
      runId: 'r',
      at: item.finished_at,
      verdict: 'passed',
      isBaseline: true,
      p95: 12,
      requestsPerSecond: 3,
      failed: null,
    },
  ]);
});

it('values stand from left to right, the largest at the top', () => {
  const box = { width: 110, height: 60, margin: 5 };
  expect(placesIn([0, null, 20], box)).toEqual([{ x: 5, y: 55 }, null, { x: 105, y: 5 }]);
  expect(placesIn([7], box)).toEqual([{ x: 5, y: 5 }]);
  expect(placesIn([0], box)).toEqual([{ x: 5, y: 55 }]);
});
