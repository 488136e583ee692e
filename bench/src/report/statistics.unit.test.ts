import { describe, expect, it } from '@jest/globals';
import { quantile, timeAll, untilSteady } from './statistics.js';

describe('measuring', () => {
  it('takes quantiles of what is there, and refuses nothing at all', () => {
    expect([quantile([3, 1, 2], 0.5), quantile([3, 1, 2], 0.99)]).toEqual([2, 3]);
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });

  it('warms up until two rounds in a row are alike, and no longer than it may', async () => {
    const rates = [100, 200, 208, 500];
    let rounds = 0;
    const round = () => Promise.resolve(rates[rounds++] ?? 0);
    await untilSteady(10, round);
    expect(rounds).toBe(3);
    rounds = 0;
    await untilSteady(2, round);
    expect(rounds).toBe(2);
  });

  it('runs each of many once, with no more in flight than it is told', async () => {
    const seen: number[] = [];
    let [inFlight, most] = [0, 0];
    await timeAll(10, 3, async (index) => {
      most = Math.max(most, ++inFlight);
      seen.push(index);
      await Promise.resolve();
      inFlight -= 1;
    });
    expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });
});
