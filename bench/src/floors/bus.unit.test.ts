import { describe, expect, it } from '@jest/globals';
import { gathered } from './bus.js';

describe('gathered work', () => {
  it('takes all that came in one turn of the event loop, and then all that came while it was busy', async () => {
    const rounds: number[][] = [];
    let finish = () => {};
    const give = gathered<number>((all) => {
      rounds.push(all);
      return new Promise((resolve) => (finish = resolve));
    });
    const first = [give([1]), give([2, 3])];
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const second = [give([4]), give([5])];
    finish();
    await Promise.all(first);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    finish();
    await Promise.all(second);
    expect(rounds).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('fails those whose round failed, and goes on with the next', async () => {
    let fails = true;
    const give = gathered<number>(() => (fails ? Promise.reject(new Error('lost')) : Promise.resolve()));
    await expect(give([1])).rejects.toThrow('lost');
    fails = false;
    await expect(give([2])).resolves.toBeUndefined();
  });
});
