import { describe, expect, it } from '@jest/globals';
import { binOf, valueIn } from '../measured/bins.js';
import { distributionOf, Distributions } from '../measured/distributions.js';
import { holm } from './holm.js';
import { mannWhitney, textbookVariance } from './mann-whitney.js';
import { wilson } from './proportions.js';
import { SampleTable } from './sample-table.js';
import { sidesOf } from './side.js';
import { criticalT, twoSidedP } from './student-t.js';

const TIME = { type: 'trend', contains: 'time' };
const at = (second: number) => new Date(second * 1000).toISOString();
function slotOf(...bins: number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const bin of bins) counts.set(bin, (counts.get(bin) ?? 0) + 1);
  return counts;
}

describe("Student's t", () => {
  // Tables of the distribution.
  it.each([
    [12.706, 1, 0.05],
    [2.228, 10, 0.05],
    [3.169, 10, 0.01],
    [2.0, 60, 0.05],
    [1.96, 1e6, 0.05],
  ])('is beyond %d with %d degrees of freedom in %d', (t, df, p) => {
    expect(twoSidedP(t, df)).toBeCloseTo(p, 3);
    expect(criticalT(p, df)).toBeCloseTo(t, 1);
  });
});

describe("Holm's correction", () => {
  it('steps down, never below the one before, never above 1', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe("Wilson's interval", () => {
  it('is that of the textbook, also for none of many', () => {
    const [low, high] = wilson({ share: 0.1, size: 100 }, 0.95);
    expect([low, high].map((end) => end.toFixed(4))).toEqual(['0.0552', '0.1744']);
    expect(wilson({ share: 0, size: 100 }, 0.95).map((end) => end.toFixed(4))).toEqual(['0.0000', '0.0370']);
  });
});

describe('the Mann-Whitney U', () => {
  it('is the share of pairs that the run wins, ties counted half', () => {
    const { base, run } = sidesOf([[slotOf(1, 2, 3)]], [slotOf(2, 3, 4)], 1);
    // Of 9 pairs the run wins 6 and ties 2.
    expect(mannWhitney(base, run).share).toBeCloseTo(7 / 9, 10);
  });

  it('has the variance of the textbook, less for ties', () => {
    const variance = (a: number[], b: number[]) =>
      textbookVariance(new SampleTable([slotOf(...a)]), new SampleTable([slotOf(...b)]));
    // sigma(U)^2 = n1 n2 (n + 1) / 12, over (n1 n2)^2.
    expect(variance([1, 3], [2, 4])).toBeCloseTo((2 * 2 * 5) / 12 / 16, 10);
    expect(variance([1, 1], [1, 2])).toBeCloseTo(((4 / 12) * (5 - 24 / (4 * 3))) / 16, 10);
    expect(variance([1, 1], [1, 1])).toBeCloseTo(0, 10);
  });
});

describe('bins', () => {
  it('tell a value within half a per cent, from a microsecond to days', () => {
    for (const value of [0.001, 0.0123, 1, 17.3, 250, 9999, 1e8]) {
      expect(Math.abs(valueIn(binOf(value), 0.5) / value - 1)).toBeLessThanOrEqual(0.0051);
    }
    expect([binOf(0), binOf(-5)]).toEqual([0, 0]);
  });
});

describe('what is kept of a run', () => {
  it('is a distribution for each second, empty ones included', () => {
    const distributions = new Distributions();
    distributions.add('a', TIME, at(100), 5);
    distributions.add('a', TIME, at(103), 5);
    distributions.add('b', { type: 'rate', contains: 'default' }, at(101), 1);
    distributions.add('c', { type: 'counter', contains: 'default' }, at(101), 1);
    const { slotSeconds, metrics } = distributionOf(distributions.state());
    expect([slotSeconds, [...metrics.keys()]]).toEqual([1, ['a', 'b']]);
    expect(metrics.get('a')?.slots.map(({ size }) => size)).toEqual([1, 0, 0, 1]);
    expect(metrics.get('b')?.slots.map((slot) => slot.get(1) ?? 0)).toEqual([0, 1, 0, 0]);
  });

  it('has at most 128 slots however long it takes, and loses no sample', () => {
    const distributions = new Distributions();
    for (let second = 0; second < 5000; second++) distributions.add('a', TIME, at(second), 1 + (second % 50));
    const { slotSeconds, metrics } = distributionOf(distributions.state());
    const slots = metrics.get('a')?.slots ?? [];
    expect([slotSeconds, slots.length]).toEqual([64, 79]);
    expect(new SampleTable(slots).count).toBe(5000);
  });

  it('gives its quantiles back within a per cent', () => {
    const distributions = new Distributions();
    for (let n = 1; n <= 10_000; n++) distributions.add('a', TIME, at(n % 60), n);
    const table = new SampleTable(distributionOf(distributions.state()).metrics.get('a')?.slots ?? []);
    for (const share of [0.5, 0.95, 0.99]) expect(table.quantile(share) / (share * 10_000)).toBeCloseTo(1, 2);
  });

  it('is the same whether one process collected it or several did', () => {
    const [whole, first, second] = [new Distributions(), new Distributions(), new Distributions()];
    for (let n = 0; n < 4000; n++) {
      const time = at(Math.floor(n / 25));
      for (const one of [whole, n % 2 === 0 ? first : second]) one.add('a', TIME, time, n % 300);
    }
    first.absorb(second.state());
    expect(distributionOf(first.state())).toEqual(distributionOf(whole.state()));
    const short = new Distributions();
    short.add('a', TIME, at(3), 5);
    short.absorb(whole.state());
    expect(new SampleTable(distributionOf(short.state()).metrics.get('a')?.slots ?? []).count).toBe(4001);
  });
});
