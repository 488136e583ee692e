import { describe, expect, it } from '@jest/globals';
import { lookedAt, versionInAddress } from './version-of-address.js';

describe('the version that an address names', () => {
  it.each([
    ['1', 1],
    ['12', 12],
    // What it is now by chance will be past: a link goes on to say the same.
    ['37', 37],
  ])('is looked at where there is one: %s', (asked, at) => {
    expect(lookedAt(asked, 37)).toEqual({ at, missing: null });
  });

  it.each(['38', '0', '-1', '1.5', '007', 'turn 3', '99999999999999999999'])(
    'is missing where there is none: %s',
    (asked) => {
      expect(lookedAt(asked, 37)).toEqual({ at: null, missing: asked });
    },
  );

  it.each([undefined, ''])('is what is now where it names none: %j', (asked) => {
    expect(lookedAt(asked, 37)).toEqual({ at: null, missing: null });
  });

  it('is neither there nor missing while nobody knows how many there are', () => {
    expect(lookedAt('38', undefined)).toEqual({ at: null, missing: null });
  });

  it('is there as soon as it was reached', () => {
    expect(lookedAt('38', 38)).toEqual({ at: 38, missing: null });
  });

  it.each([null, 12])('is read as it was written: %j', (version) => {
    expect(lookedAt(versionInAddress(version).version, 37).at).toBe(version);
  });
});
