import { describe, expect, it } from '@jest/globals';
import { Silence } from './silence.js';

/** Looks at these times, in ms, at these beats. */
const after = (...looks: [number, number | undefined][]) => {
  const silence = new Silence(1000);
  for (const [at, beat] of looks) silence.look(beat, at);
  return silence.ms;
};
const every250 = (from: number, to: number, beat: number): [number, number][] =>
  Array.from({ length: (to - from) / 250 + 1 }, (_, n) => [from + 250 * n, beat]);

describe('the silence of a part', () => {
  it('grows while its beat stays the same, and is over with the next', () => {
    expect(after(...every250(0, 15_250, 1))).toBe(15_250);
    expect(after(...every250(0, 15_000, 1), [15_250, 2])).toBe(0);
  });

  it('also counts for one that never came', () => {
    expect(after([0, undefined], [500, undefined], [1000, undefined])).toBe(1000);
  });

  it('is not that of a watcher that got no turn, or no answer, for longer than a worker may be silent', () => {
    expect(after([0, 1], [250, 1], [60_000, 1])).toBe(1250);
    expect(after([0, 1], [60_000, 1], [60_250, 2])).toBe(0);
  });
});
