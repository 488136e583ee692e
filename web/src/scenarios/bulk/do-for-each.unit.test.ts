import { expect, it } from '@jest/globals';
import { doForEach, type ActOutcome } from './do-for-each.js';

const done: ActOutcome = { isDone: true, words: 'Done.' };

/** Does it for 1 to 5, and tells how many were under way at most, and what came of each. */
const told = async (work: (item: number) => Promise<ActOutcome>, signal = new AbortController().signal) => {
  const outcomes = new Map<number, ActOutcome>();
  let [running, most] = [0, 0];
  await doForEach([1, 2, 3, 4, 5], work, {
    atOnce: 2,
    began: () => (most = Math.max(most, ++running)),
    ended: (item, outcome) => {
      running--;
      outcomes.set(item, outcome);
    },
    signal,
  });
  return { most, outcomes };
};

it('does it for each, no more than so many at once', async () => {
  const { most, outcomes } = await told(() => Promise.resolve(done));
  expect([...outcomes.keys()].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

it('goes on after one that failed, and says why that failed', async () => {
  const { outcomes } = await told((item) =>
    item === 2 ? Promise.reject(new Error('It was deleted.')) : Promise.resolve(done),
  );
  expect(outcomes.get(2)).toEqual({ isDone: false, words: 'It was deleted.' });
  expect([...outcomes.values()].filter(({ isDone }) => isDone)).toHaveLength(4);
});

it('begins none once it is stopped, and ends what it began', async () => {
  const stop = new AbortController();
  const { outcomes } = await told((item) => {
    if (item === 2) stop.abort();
    return Promise.resolve(done);
  }, stop.signal);
  expect([...outcomes.keys()].sort()).toEqual([1, 2]);
});
