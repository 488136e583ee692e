import { describe, expect, it } from '@jest/globals';
import { expiryWords } from './expiry-words.js';

const now = Date.parse('2025-06-01T12:00:00Z');

describe('when an instance goes', () => {
  it.each([
    ['2025-06-04T11:59:30Z', 'expires in 2d 23h'],
    ['2025-06-01T12:05:40Z', 'expires in 5m'],
    ['2025-06-01T12:00:30Z', 'expires any moment'],
    ['2025-06-01T11:00:00Z', 'expires any moment'],
  ])('at %s is told as "%s"', (moment, words) => {
    expect(expiryWords(Date.parse(moment), now)).toBe(words);
  });
});
