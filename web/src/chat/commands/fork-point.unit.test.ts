import { describe, expect, it } from '@jest/globals';
import { isSaid } from './fork-point.js';

describe('where a fork can begin', () => {
  it.each([
    ['6a5fb224-5297-89cc-a535-606b2da1360f', true],
    ['6a5fb224-5297-89cc-a535-606b2da1360f-reply', true],
    ['176ee37c-f06a-86cd-ac93-38ff3d8fbbfa-primary-m12', false],
  ])('after %s: %s', (id, can) => {
    expect(isSaid(id)).toBe(can);
  });
});
