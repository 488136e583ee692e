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
  it('go on at once while little is under way, and together, in order, as soon as much is', async () => {
    const { calls, hand } = aProcess();
    const batches = [['a'], ['b'], ['c', 'd'], ['e']].map(hand);
    expect(calls.map(({ commands }) => commands)).toEqual([['a'], ['b']]);
    calls[0]?.done();
    await batches[0];
    await turn();
    expect(calls.map(({ commands }) => commands)).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
    calls[1]?.done();
    calls[2]?.done();
    await Promise.all(batches);
    await turn();
    expect(calls).toHaveLength(3);
  });

  it('fail together, and only with what they went with; the next start afresh', async () => {
    const { calls, hand } = aProcess();
    const [a, b, c, d] = [['a'], ['b'], ['c'], ['d']].map(hand);
    calls[0]?.done();
    await a;
    await turn();
    calls[2]?.failed(new Error('the database is away'));
    await expect(c).rejects.toThrow('away');
    await expect(d).rejects.toThrow('away');
    calls[1]?.done();
    await b;
    await turn();
    const again = hand(['c']);
    calls[3]?.done();
    await again;
    expect(calls[3]?.commands).toEqual(['c']);
  });
});
