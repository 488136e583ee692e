import { describe, expect, it } from '@jest/globals';
import { clockWords, offsetWords } from './clock-words.js';

describe('how far a clock is from real time', () => {
  it.each([
    [0, 'real time'],
    [3 * 86_400_000 + 4 * 3_600_000, '+3d 4h'],
    [-60_000, '−1m'],
  ])('says %d ms as "%s"', (offset, words) => {
    expect(offsetWords(offset)).toBe(words);
  });

  it('is not what matters of one that stands: where it does', () => {
    expect(clockWords({ stands_at: '2025-01-01T09:00:00.000Z' })).toMatch(/^stands at .*2025/);
    expect(clockWords({ offset_ms: 60_000 })).toBe('+1m');
  });
});
