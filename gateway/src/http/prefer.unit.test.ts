import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { preferredWaitSeconds } from './prefer.js';

const seconds = (prefer?: string) => preferredWaitSeconds({ headers: { prefer } } as unknown as Request);

describe('the preference to wait', () => {
  it.each([
    ['wait=5', 5],
    ['respond-async, wait=10', 10],
    ['WAIT = 3; foo=bar', 3],
    ['wait="7"', 7],
    ['wait=9999', 30],
  ])('of "%s" is read', (header, expected) => {
    expect(seconds(header)).toBe(expected);
  });

  it.each([undefined, '', 'wait=0', 'wait=-5', 'wait=soon', 'return=minimal', 'await=5'])(
    'of "%s" is none',
    (header) => {
      expect(seconds(header)).toBeUndefined();
    },
  );
});
