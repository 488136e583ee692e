import { describe, expect, it } from '@jest/globals';
import { Fence } from './fence.js';

const [FENCE_MS, EVERY_MS] = [12_000, 2000];

function aFence() {
  let time = 0;
  const fence = new Fence(FENCE_MS, EVERY_MS, () => time);
  /** What it says after each of these waits. */
  const afterEach = (...waits: number[]) =>
    waits.map((ms) => {
      time += ms;
      return fence.isPassed();
    });
  return { fence, afterEach, pass: (ms: number) => (time += ms) };
}
const looks = (count: number) => Array.from({ length: count }, () => EVERY_MS);

describe('the fence of what is in hand', () => {
  it('is passed when nothing proved for its time that it is, and not before', () => {
    const { afterEach } = aFence();
    expect(afterEach(...looks(6))).not.toContain(true);
    expect(afterEach(EVERY_MS)).toEqual([true]);
  });

  it('is as far as ever after each proof', () => {
    const { fence, afterEach } = aFence();
    for (let round = 0; round < 5; round++) {
      expect(afterEach(...looks(6))).not.toContain(true);
      fence.proved();
    }
  });

  it('leaves who was asleep one attempt, and only one', () => {
    const asleep = aFence();
    expect(asleep.afterEach(60_000, EVERY_MS)).toEqual([false, true]);
    const answered = aFence();
    expect(answered.afterEach(60_000)).toEqual([false]);
    answered.fence.proved();
    expect(answered.afterEach(EVERY_MS)).toEqual([false]);
  });

  it('is passed for who was asleep when that attempt fails', () => {
    const { fence, pass } = aFence();
    pass(60_000);
    expect(fence.isPassed()).toBe(false);
    expect(fence.isPassedAfterFailure()).toBe(true);
  });
});
