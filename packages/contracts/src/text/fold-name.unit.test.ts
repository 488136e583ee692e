import { describe, expect, it } from '@jest/globals';
import { foldName } from './fold-name.js';

describe('a name', () => {
  it.each([
    ['case', 'ANNA B'],
    ['composition', 'Anna B'.normalize('NFD')],
    ['spaces around it', ' Anna B\t'],
    ['a space that does not break', 'Anna\u00a0B'],
    ['a narrow space', 'Anna\u202fB'],
    ['a thin space', 'Anna\u2009B'],
    ['a space as wide as an ideograph', 'Anna\u3000B'],
    ['a blank of Braille', 'Anna\u2800B'],
    ['more spaces than one', 'Anna \u00a0 B'],
  ])('is the same with another %s', (_, other) => {
    expect(foldName(other)).toBe(foldName('Anna B'));
  });

  it('is another without the space, or with other letters', () => {
    expect(new Set(['Anna B', 'AnnaB', 'Anna-B', 'Ánna B', 'Anna ß'].map(foldName)).size).toBe(5);
  });
});
