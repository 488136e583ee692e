import { describe, expect, it } from '@jest/globals';
import { agoOf, clockOf } from './ago.js';

const now = Date.parse('2025-06-01T12:00:00Z');

describe('a moment in words', () => {
  it.each([
    ['2025-06-01T11:59:30Z', 'just now'],
    ['2025-06-01T11:55:00Z', '5 minutes ago'],
    ['2025-06-01T09:30:00Z', '2 hours ago'],
    ['2025-05-31T11:00:00Z', 'yesterday'],
    ['2025-06-04T12:00:00Z', 'in 3 days'],
  ])('says %s as "%s"', (moment, words) => {
    expect(agoOf(Date.parse(moment), now)).toBe(words);
  });
});

describe('a span on a clock', () => {
  it.each([
    [5, '0:05'],
    [65, '1:05'],
    [3725, '1:02:05'],
  ])('shows %d seconds as %s', (seconds, clock) => {
    expect(clockOf(seconds)).toBe(clock);
  });
});
