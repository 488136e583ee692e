import { describe, expect, it } from '@jest/globals';
import { worstExit } from './worst-exit.js';

describe('the exit code of several runs', () => {
  it.each([
    [[0, 0], 0],
    [[0, 3, 0], 3],
    [[3, 99, 0], 99],
    [[99, 255, 105], 255],
    [[108, 99], 108],
    [[0, null], 1],
    [[], 0],
  ])('of %j is %i', (codes, worst) => {
    expect(worstExit(codes)).toBe(worst);
  });
});
