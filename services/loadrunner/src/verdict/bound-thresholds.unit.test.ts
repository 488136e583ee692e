import { describe, expect, it } from '@jest/globals';
import { boundThresholds } from './bound-thresholds.js';

const threshold = (index: number, ok = true, metric = `m${index}`) => ({
  ...{ metric, limit: 'p(95)<1', measured: 2, margin: -1, samples: 1, ok, worst: null },
});
const many = (n: number, isOk: (index: number) => boolean = () => true) =>
  Array.from({ length: n }, (_, index) => threshold(index, isOk(index)));

describe('the thresholds of an outcome', () => {
  it('are all there, in their order, as long as there is room', () => {
    const all = many(5000, (index) => index % 2 === 0);
    expect(boundThresholds(all)).toEqual({ kept: all, notes: [] });
  });

  it('are those that were not kept first where there are too many, and it is said how many are missing', () => {
    const { kept, notes } = boundThresholds(many(6000, (index) => index < 5990));
    expect(kept).toHaveLength(5000);
    expect(kept.slice(0, 10).map(({ ok }) => ok)).toEqual(Array(10).fill(false));
    expect(notes).toEqual(['1000 further thresholds, 0 of them not kept, too many to be listed']);
  });

  it('are fewer where their names are long', () => {
    const { kept, notes } = boundThresholds(
      Array.from({ length: 100 }, (_, index) => threshold(index, false, 'x'.repeat(50_000))),
    );
    expect(kept).toHaveLength(39);
    expect(notes).toEqual(['61 further thresholds, 61 of them not kept, too many to be listed']);
  });
});
