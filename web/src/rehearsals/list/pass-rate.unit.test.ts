import { describe, expect, it } from '@jest/globals';
import { passRateOf } from './pass-rate.js';

describe('the pass rate of a rehearsal', () => {
  it('is of all judged trials of its runs', () => {
    expect(passRateOf([{ passed: 4, failed: 1 }, { passed: 5, failed: 0 }])).toMatchObject({ rate: 0.9, judged: 10 }); // prettier-ignore
  });

  it('is unknown where nothing could be judged', () => {
    expect(passRateOf([])).toBeUndefined();
    expect(passRateOf([{ passed: 0, failed: 0 }])).toBeUndefined();
  });

  it('promises little of few trials, as Wilson’s interval does', () => {
    const few = passRateOf([{ passed: 3, failed: 0 }]);
    expect(few?.low).toBeCloseTo(0.4385, 3);
    expect(few?.high).toBe(1);
    const many = passRateOf([{ passed: 8, failed: 2 }]);
    expect(many?.low).toBeCloseTo(0.4902, 3);
    expect(many?.high).toBeCloseTo(0.9433, 3);
  });
});
