import { expect, it } from '@jest/globals';
import { breachedIn, ExportedSummary, numbersOf } from './exported-summary.js';

it('of k6 loses a number that is null, and nothing beside it', () => {
  const { metrics } = ExportedSummary.parse({
    metrics: {
      sent_at_ns: { max: null, avg: null, med: 9e17, thresholds: { 'max>1e18': false, 'avg>1': true } },
      http_reqs: { count: 3, rate: null },
    },
  });
  expect(numbersOf(metrics.sent_at_ns)).toEqual({ med: 9e17 });
  expect(numbersOf(metrics.http_reqs)).toEqual({ count: 3 });
  expect([breachedIn(metrics.sent_at_ns, 'max>1e18'), breachedIn(metrics.sent_at_ns, 'avg>1')]).toEqual([false, true]);
});
