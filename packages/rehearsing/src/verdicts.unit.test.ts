import { describe, expect, it } from '@jest/globals';
import { trialSeed } from './trial-seed.js';
import { gateMet, rehearsalVerdict, runVerdict } from './verdicts.js';

const counts = (passed: number, failed: number, errors = 0) => ({ passed, failed, errors });

describe('the verdict of a rehearsal', () => {
  it.each([
    [counts(5, 0), 0, 'always_pass'],
    [counts(4, 1), 0, 'flaky'],
    [counts(0, 5), 0, 'always_fail'],
    [counts(4, 0, 1), 0, 'error'],
    [counts(4, 0, 1), 1, 'always_pass'],
    [counts(0, 4, 1), 1, 'always_fail'],
    [counts(0, 0, 5), 5, 'error'],
  ] as const)('of %j with %i errors borne is %s', (ended, borne, verdict) => {
    expect(rehearsalVerdict(ended, borne)).toBe(verdict);
  });

  it('meets its gate by the judged trials alone', () => {
    expect(gateMet('all', counts(5, 0, 3))).toBe(true);
    expect(gateMet('all', counts(5, 1))).toBe(false);
    expect(gateMet({ rate: 0.9 }, counts(9, 1, 5))).toBe(true);
    expect(gateMet({ rate: 0.9 }, counts(8, 2))).toBe(false);
    expect(gateMet({ rate: 0.1 }, counts(0, 0, 5))).toBe(false);
  });

  it('makes that of the run: one that fails its gate fails it, one that was not judged leaves it open', () => {
    const passed = { verdict: 'always_pass', gate_met: true } as const;
    const tolerated = { verdict: 'flaky', gate_met: true } as const;
    const failed = { verdict: 'flaky', gate_met: false } as const;
    const error = { verdict: 'error', gate_met: null } as const;
    expect(runVerdict([passed, tolerated])).toBe('passed');
    expect(runVerdict([passed, failed, error])).toBe('failed');
    expect(runVerdict([passed, error])).toBe('error');
  });
});

describe('the seed of a trial', () => {
  it('is 32 bits of SHA-256 over the run, the rehearsal and the number', () => {
    expect(trialSeed(1, 'from the first hello to a name', 1)).toBe(912409034);
    const seeds = Array.from({ length: 100 }, (_, index) => trialSeed(1, 'a', index + 1));
    expect(new Set(seeds).size).toBe(100);
    expect(trialSeed(2, 'a', 1)).not.toBe(seeds[0]);
    for (const seed of seeds) expect(seed >>> 0).toBe(seed);
  });
});
