import { describe, expect, it } from '@jest/globals';
import { END_KINDS, USUAL_ENDS } from '@rehearsal/rehearsing/record/ends';
import { endKinds, pickedFrom } from './pick-ends.js';

describe('what a recorded rehearsal expects of its end', () => {
  it('is said by kinds, all of them or none', () => {
    expect(endKinds('phase, notes')).toEqual(['phase', 'notes']);
    expect(endKinds('all')).toEqual(END_KINDS);
    expect(endKinds('none')).toEqual([]);
    expect(() => endKinds('phase,mood')).toThrow(/no "mood": give some of phase, /);
  });

  it('is picked by numbers, and what is none is asked again', () => {
    expect(pickedFrom('')).toEqual(USUAL_ENDS);
    expect(pickedFrom('1, 7')).toEqual(['phase', 'profile']);
    expect(pickedFrom('0')).toEqual([]);
    for (const answer of ['8', 'phase', '1 x', '0 1']) expect(pickedFrom(answer)).toBeUndefined();
  });
});
