import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startHouse, type House } from '@rehearsal/testing/house';
import { waitFor } from '@rehearsal/testing/wait-for';
import { contentOf, runsIn } from './testing/runs.js';

const AT_ONCE = 3;
const TRIALS = 24;

let house: House;
beforeAll(async () => {
  house = await startHouse({ rehearsals: 2, env: { TRIAL_CONCURRENCY: String(AT_ONCE) } });
});
afterAll(() => house.close());

it('a run whose worker is killed over its trials ends with one verdict for each, and leaves nobody behind', async () => {
  const runs = runsIn(house);
  const talks = { name: 'talks', script: Array.from({ length: 12 }, () => ({ say: 'Tell me more.' })), repeat: TRIALS };
  const { id } = await runs.queued({ files: [{ content: contentOf(talks) }] });
  // More than one process can have in its hands: the one that is killed has some of them.
  await waitFor('both processes to have trials', async () => (await runs.usersOf({ id })).length > AT_ONCE, {
    withinMs: 120_000,
  });
  await house.killARehearsal();
  const run = await runs.over(id);
  expect(run.trials.map(({ trial }) => trial).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: TRIALS }, (_, index) => index + 1),
  );
  expect(run).toMatchObject({
    verdict: 'passed',
    rehearsals: [{ passed: TRIALS, failed: 0, errors: 0 }],
    left_behind: 0,
  });
  expect(await runs.usersOf(run)).toEqual([]);
}, 480_000);
