import { describe, expect, it } from '@jest/globals';
import { keptWords } from './kept-words.js';

describe('how long something is kept', () => {
  it.each([
    [{ days: 30, megabytes: 10_000 }, '30 days, at most 10 GB'],
    [{ days: 1, megabytes: 500 }, '1 day, at most 500 MB'],
    [{ days: 0.25, megabytes: null }, '6 hours'],
    [{ days: 1 / 48, megabytes: null }, '30 minutes'],
    [{ days: 1.5, megabytes: null }, '1.5 days'],
    [{ days: null, megabytes: null }, 'for good'],
  ])('%j is told as %s', (kept, words) => {
    expect(keptWords(kept)).toBe(words);
  });
});
