import { expect, it } from '@jest/globals';
import { tooManyThresholds } from './too-many-thresholds.js';

it('counts every limit of every metric', () => {
  const many = (count: number) => Array.from({ length: count }, () => 'count>0');
  expect(tooManyThresholds({ http_reqs: many(4999), checks: many(1) })).toBeUndefined();
  expect(tooManyThresholds({ http_reqs: many(5000), checks: many(1) })).toBe(
    'it sets 5,001 thresholds, and k6 can be given 5,000 at most',
  );
});
