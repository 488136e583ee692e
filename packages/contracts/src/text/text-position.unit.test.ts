import { describe, expect, it } from '@jest/globals';
import { positionsIn } from './text-position.js';

describe('places in a text', () => {
  it('count lines and columns from 1, newlines at the end of their line', () => {
    const place = positionsIn('ab\n\ncd');
    expect([0, 2, 3, 4, 5, 6].map(place)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
      { line: 3, column: 3 },
    ]);
  });
});
