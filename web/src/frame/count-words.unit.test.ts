import { describe, expect, it } from '@jest/globals';
import { countOf, failedSince } from './count-words.js';

const words = (count: string): string => `${count} queued`;

describe('a count beside a name', () => {
  it.each([[undefined], [0]])('is left out where it is %s', (count) => {
    expect(countOf(count, 25, words)).toBeUndefined();
  });

  it('says no more than is known', () => {
    expect(countOf(3, 25, words)).toEqual({ short: '3', words: '3 queued' });
    expect(countOf(25, 25, words)).toEqual({ short: '25+', words: 'at least 25 queued' });
  });

  it('of failed runs is of those that ended lately', () => {
    const since = Date.parse('2030-01-01T00:00:00Z');
    const ended = '2030-01-01T08:00:00Z';
    const runs = [
      { verdict: 'failed', finished_at: ended },
      { verdict: 'error', finished_at: ended },
      { verdict: 'passed', finished_at: ended },
      { verdict: 'failed', finished_at: '2029-12-31T23:00:00Z' },
      { verdict: null, finished_at: null },
    ] as const;
    expect(failedSince(runs, since)).toBe(2);
  });
});
