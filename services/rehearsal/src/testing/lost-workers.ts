import { expect, it } from '@jest/globals';
import type { House } from '@rehearsal/testing/house';
import { proofSize } from '@rehearsal/testing/proof-size';
import { waitFor } from '@rehearsal/testing/wait-for';
import { transcriptText } from '@rehearsal/rehearsing/transcript';
import { contentOf, runsIn } from './runs.js';

/** Trials that each process has in its hands at once. */
export const AT_ONCE = 3;
/** Of each of the two rehearsals: so many that none of the processes is done with its own before one of them is killed. */
const TRIALS = proofSize(6, 100);
/** Of another run beside it. */
const BESIDE = proofSize(1, 40);

const talks = {
  name: 'talks',
  script: [{ say: 'Hello' }, { choose: "Let's begin" }, { converse: { at_most: 10 } }],
  person: { answers: { default: 'I am a nurse, and I like to sing.' }, words: 'many' },
  repeat: TRIALS,
};
const listens = {
  ...talks,
  name: 'listens',
  script: [{ say: 'Hello' }, { advance_clock: '3d' }, { converse: { at_most: 6 } }],
};
const files = [{ content: contentOf(talks, listens) }];
const numbers = Array.from({ length: TRIALS }, (_, index) => index + 1);
const planned = [0, 1].flatMap((rehearsal) => numbers.map((number) => ({ rehearsal, number })));

/** The last of the tests of a house with two processes of rehearsals: one of them is killed. */
export function lostWorkers(house: () => House): void {
  it('a run whose worker is killed over its trials ends with one verdict for each, and leaves nobody behind', async () => {
    const runs = runsIn(house());
    const { id } = await runs.queued({ files, seed: 7 });
    // More than one process can have in its hands: the one that is killed has some of them.
    await waitFor('both processes to have trials', async () => (await runs.usersOf({ id })).length > AT_ONCE, {
      withinMs: 120_000,
    });
    await house().killARehearsal();
    const run = await runs.over(id);
    expect(run.trials.map(({ rehearsal, trial }) => `${rehearsal}/${trial}`).toSorted()).toEqual(
      planned.map(({ rehearsal, number }) => `${rehearsal}/${number}`).toSorted(),
    );
    const all = { passed: TRIALS, failed: 0, errors: 0 };
    expect(run).toMatchObject({ verdict: 'passed', rehearsals: [all, all], left_behind: 0 });
    expect(await runs.usersOf(run)).toEqual([]);

    // All in one process now, and beside another run: what was said is the same to the byte.
    const [again] = await Promise.all([runs.ended({ files, seed: 7 }), runs.ended({ files, seed: 8, repeat: BESIDE })]);
    const texts = new Set<string>();
    for (const { rehearsal, number } of planned) {
      const [first, second] = [
        await runs.trialOf(run, rehearsal, number),
        await runs.trialOf(again, rehearsal, number),
      ];
      expect(transcriptText(second.steps)).toBe(transcriptText(first.steps));
      texts.add(transcriptText(first.steps));
    }
    expect(texts.size).toBeGreaterThan(1);
  }, 1_800_000);
}
