import { describe, expect, it } from '@jest/globals';
import { together } from './together.js';

/** A process whose calls end when the test says so. */
function aProcess() {
  const calls: { commands: string[]; done: () => void; failed: (error: Error) => void }[] = [];
  const hand = together<string>(
    (commands) => new Promise<void>((done, failed) => void calls.push({ commands, done, failed })),
  );
  return { calls, hand };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('batches of several partitions', () => {
  it('that come in one turn go together, in order; what comes later waits, and goes together too', async () => {
    const { calls, hand } = aProcess();
    const first = [['a'], ['b', 'c'], ['d']].map(hand);
    await turn();
    expect(calls.map(({ commands }) => commands)).toEqual([['a', 'b', 'c', 'd']]);
    const later = [hand(['e'])];
    await turn();
    later.push(hand(['f']));
    await turn();
    expect(calls).toHaveLength(1);
    calls[0]?.done();
    await Promise.all(first);
    await turn();
    expect(calls.map(({ commands }) => commands)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f'],
    ]);
    calls[1]?.done();
    await Promise.all(later);
    await turn();
    expect(calls).toHaveLength(2);
  });

  it('fail together, and only with what they went with; the next start afresh', async () => {
    const { calls, hand } = aProcess();
    const good = hand(['a']);
    await turn();
    const [b, c] = [['b'], ['c']].map(hand);
    calls[0]?.done();
    await good;
    await turn();
    calls[1]?.failed(new Error('the database is away'));
    await expect(b).rejects.toThrow('away');
    await expect(c).rejects.toThrow('away');
    const again = hand(['c']);
    await turn();
    calls[2]?.done();
    await again;
    expect(calls[2]?.commands).toEqual(['c']);
  });
});
