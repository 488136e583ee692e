import { describe, expect, it } from '@jest/globals';
import { boundReasons } from './bound-reasons.js';

const many = (n: number): string[] => Array.from({ length: n }, (_, index) => `reason ${index + 1}`);

describe('the reasons of a verdict', () => {
  it('are all there as long as somebody may read them', () => {
    expect(boundReasons(many(100))).toEqual(many(100));
  });

  it.each([
    [101, '2 further reasons: see the thresholds'],
    [20_000, '19901 further reasons: see the thresholds'],
  ])('are the first hundred of %i, and the last says how many more there are', (all, last) => {
    expect(boundReasons(many(all))).toEqual([...many(99), last]);
  });

  it('are cut where one is as long as a page, and say so', () => {
    const [reason = ''] = boundReasons(['x'.repeat(5000)]);
    expect(reason).toHaveLength(1000);
    expect(reason.endsWith('x…')).toBe(true);
  });
});
