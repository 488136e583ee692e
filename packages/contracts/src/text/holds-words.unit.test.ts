import { describe, expect, it } from '@jest/globals';
import { holdsWords } from './holds-words.js';

describe('words that are looked for', () => {
  it.each([
    ['lind søren', true],
    ['  ANDRÉ ', true],
    ['andre lindqvist', true],
    ['', true],
    ['andré b', false],
  ])('%j are in "Søren André Lindqvist": %s', (words, found) => {
    expect(holdsWords('Søren André Lindqvist', words)).toBe(found);
  });
});
