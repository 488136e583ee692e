import { describe, expect, it } from '@jest/globals';
import { restartPolicy } from './restart-policy.js';

const deathsAt = (...times: number[]) => times.map(restartPolicy());

describe('when a process that ended starts again', () => {
  it('is nearly at once after a single accident', () => {
    expect(deathsAt(0)).toEqual([{ delayMs: 200, deaths: 1, report: false }]);
  });

  it('is ever later while it keeps ending, and never later than five seconds', () => {
    const delays = deathsAt(0, 1, 2, 3, 4, 5, 6, 7).map(({ delayMs }) => delayMs);
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  });

  it('is told once when it ended five times within a minute', () => {
    expect(deathsAt(0, 1, 2, 3, 4, 5, 6).map(({ report }) => report)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('forgets accidents that are a minute old, and tells of a new spell', () => {
    const decisions = deathsAt(0, 1, 2, 3, 4, 100_000, 100_001, 100_002, 100_003, 100_004);
    expect(decisions[5]).toEqual({ delayMs: 200, deaths: 1, report: false });
    expect(decisions[9]).toMatchObject({ deaths: 5, report: true });
  });
});
