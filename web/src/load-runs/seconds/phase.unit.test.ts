import { describe, expect, it } from '@jest/globals';
import { phaseOf } from './phase.js';

describe('the phase of a run', () => {
  it.each([
    [{ load_s: null, fraction: 0 }, 'setup'],
    [{ load_s: null, fraction: null }, 'setup'],
    [{ load_s: 3, fraction: 0.5 }, 'load'],
    [{ load_s: 3, fraction: null }, 'load'],
    [{ load_s: 61, fraction: 1 }, 'teardown'],
  ])('of %j is %s', (progress, phase) => {
    expect(phaseOf(progress)).toBe(phase);
  });
});
