import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expired, type KeptRun } from './retention.js';

const run = (id: string, finishedAt: number, bytes: number): KeptRun => ({ id, finishedAt, bytes });

describe('the retention of evidence', () => {
  it('lets go of what is too old, the oldest first', () => {
    const runs = [run('new', 95, 1), run('older', 40, 1), run('oldest', 10, 1)];
    expect(expired(runs, 100, { maxAgeMs: 50, maxBytes: 100 })).toEqual(['oldest', 'older']);
  });

  it('lets go of the oldest until the rest fits', () => {
    const runs = [run('a', 1, 40), run('b', 2, 40), run('c', 3, 40)];
    expect(expired(runs, 3, { maxAgeMs: 1000, maxBytes: 100 })).toEqual(['a']);
  });

  it('never keeps an older run in place of a newer one, and what it keeps fits', () => {
    const runs = fc.array(fc.record({ id: fc.uuid(), finishedAt: fc.nat(1000), bytes: fc.nat(50) }));
    fc.assert(
      fc.property(runs, fc.nat(200), fc.nat(1000), (all, maxBytes, maxAgeMs) => {
        const gone = new Set(expired(all, 1000, { maxAgeMs, maxBytes }));
        const kept = all.filter(({ id }) => !gone.has(id));
        const lost = all.filter(({ id }) => gone.has(id));
        expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(maxBytes);
        for (const { finishedAt } of kept) expect(1000 - finishedAt).toBeLessThanOrEqual(maxAgeMs);
        const oldestKept = Math.min(...kept.map(({ finishedAt }) => finishedAt));
        for (const { finishedAt } of lost) expect(finishedAt).toBeLessThanOrEqual(oldestKept);
      }),
    );
  });
});
