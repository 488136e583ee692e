import { describe, expect, it } from '@jest/globals';
import { placeAmong } from './place-among.js';

const moments = [
  { version: 3, name: 'turn 1', about: '“Hello”' },
  { version: 7, name: 'turn 2', about: '“Begin”' },
];

describe('the place of a version among the moments', () => {
  it.each([
    ['now', null, { index: 2, back: 7, on: undefined, words: 'Now' }],
    ['a turn', 7, { index: 1, back: 3, on: null, words: 'As of turn 2: “Begin”' }],
    ['the first of them', 3, { index: 0, back: undefined, on: 7, words: 'As of turn 1: “Hello”' }],
    ['between two', 5, { index: 0, back: 3, on: 7, words: 'As of version 5, after turn 1' }],
    ['after all', 9, { index: 1, back: 7, on: null, words: 'As of version 9, after turn 2' }],
    ['before all', 2, { index: 0, back: undefined, on: 3, words: 'As of version 2, before the turns that are listed' }],
  ])('%s', (_what, at, place) => {
    expect(placeAmong(moments, at)).toEqual(place);
  });

  it('is known where there are none yet', () => {
    expect(placeAmong([], null)).toEqual({ index: 0, back: undefined, on: undefined, words: 'Now' });
    expect(placeAmong([], 4)).toMatchObject({ index: 0, back: undefined, on: null });
  });
});
