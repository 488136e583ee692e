import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inPortions, weightLimit } from './in-hand.js';

const message = (bytes: number | null) => ({ value: bytes === null ? null : Buffer.alloc(bytes) });
const sizes = (lists: { value: Buffer | null }[][]) => lists.map((list) => list.map(({ value }) => value?.length ?? 0));

describe('what was fetched', () => {
  it('is handled in parts of a count and a weight, in order, and what is larger alone on its own', () => {
    const most = { count: 3, bytes: 10 };
    expect(sizes(inPortions([1, 2, 3, 4].map(message), most))).toEqual([[1, 2, 3], [4]]);
    expect(sizes(inPortions([4, 6, 1, null, 25, 3].map(message), most))).toEqual([[4, 6], [1, 0], [25], [3]]);
    expect(inPortions([], most)).toEqual([]);
  });
});

const UNIT = 64 * 1024;

describe('what is in hand', () => {
  it('is as much as the limit, or one that is larger; the rest follows in order as that ends', async () => {
    const limited = weightLimit(10 * UNIT);
    const begun: number[] = [];
    const end = new Map<number, () => void>();
    const all = [6, 4, 3, 25, 1].map((weight) =>
      limited(weight * UNIT, () => {
        begun.push(weight);
        return new Promise((done) => end.set(weight, done));
      }),
    );
    const afterEndOf = async (weight: number) => {
      end.get(weight)?.();
      await turn();
      return [...begun];
    };
    await turn();
    expect(begun).toEqual([6, 4]);
    expect(await afterEndOf(4)).toEqual([6, 4, 3]);
    expect(await afterEndOf(6)).toEqual([6, 4, 3]);
    expect(await afterEndOf(3)).toEqual([6, 4, 3, 25]);
    expect(await afterEndOf(25)).toEqual([6, 4, 3, 25, 1]);
    await afterEndOf(1);
    await Promise.all(all);
  });

  it('makes room also when it fails', async () => {
    const limited = weightLimit(10 * UNIT);
    const failing = limited(10 * UNIT, () => Promise.reject(new Error('the store is away')));
    let done = false;
    const next = limited(10 * UNIT, () => {
      done = true;
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow('the store is away');
    await next;
    expect(done).toBe(true);
  });

  it('is never nothing: a batch without bodies waits its turn too', async () => {
    const limited = weightLimit(UNIT);
    let end = () => {};
    const whole = limited(UNIT, () => new Promise((done) => (end = done)));
    let begun = false;
    const empty = limited(0, () => Promise.resolve(void (begun = true)));
    await turn();
    expect(begun).toBe(false);
    end();
    await Promise.all([whole, empty]);
    expect(begun).toBe(true);
  });
});
