import { describe, expect, it } from '@jest/globals';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { transcriptText } from '@rehearsal/rehearsing/transcript';
import { trialSeed } from '@rehearsal/rehearsing/trial-seed';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { LATER_MUTANTS } from '../../services/coach/src/testing/later-mutants.js';
import { MUTANTS, REWORDED } from '../../services/coach/src/testing/mutants.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';
import { UNSEEN_MUTANTS } from '../../services/coach/src/testing/unseen-mutants.js';
import { SHOWS_IN } from '../../services/coach/src/testing/where-faults-show.js';
import { samples, trialOf as trial, type Sample } from './samples.js';

const RUNS = proofSize(4, 200);
const SEED = proofSeed();

/** What broke. */
async function brokenIn(sample: Sample, coach: Coach): Promise<ExpectationResult[]> {
  const { results } = await trial(sample, coach, 1);
  return results.filter(({ ok, should }) => ok === false && !should);
}

/** By how many steps they have, with the conversations last: whoever looks for one fault mostly finds it in a short one. */
const lengthOf = ({ rehearsal: { script } }: Sample): number =>
  script.reduce((sum, { converse }) => sum + (converse?.at_most ?? 1), 0);
const shortestFirst = samples.toSorted((left, right) => lengthOf(left) - lengthOf(right));

/** What a broken expectation tells its reader to look at: keys of its path, what it judges, actions that it names. */
function looksAt({ path, pointer, expected }: ExpectationResult): string[] {
  const keys = path?.replaceAll(/'[^']*'/g, '').match(/[a-z_]+/g) ?? [];
  const actions = pointer.includes('/actions/') ? (JSON.stringify(expected).match(/[A-Z]+(?:_[A-Z]+)+/g) ?? []) : [];
  return [...keys, ...actions, ...(pointer.match(/(?:reply|choices)$/) ?? [])];
}

describe('the rehearsals of the samples', () => {
  it(`pass with the good coach in every one of ${RUNS} trials`, async () => {
    for (const sample of samples)
      for (let run = 1; run <= RUNS; run += 1) {
        const seed = trialSeed(SEED, sample.rehearsal.name, run);
        const { verdict, error, results } = await trial(sample, answer, seed);
        const wrong = results.filter(({ ok, should }) => ok === false && !should);
        expect({ of: sample.rehearsal.name, seed, verdict, error, wrong }).toMatchObject({
          verdict: 'passed',
          wrong: [],
        });
      }
  });

  it('pass with another good coach, which says the same in other words', async () => {
    for (const sample of samples) expect(await brokenIn(sample, REWORDED)).toEqual([]);
  });

  it.each(Object.entries({ ...MUTANTS, ...LATER_MUTANTS, ...UNSEEN_MUTANTS }))(
    'catch a coach that %s, and name the fault',
    async (fault, mutant) => {
      const where = SHOWS_IN[fault] ?? '';
      const named: string[][] = [];
      for (const sample of shortestFirst) {
        named.push(...(await brokenIn(sample, mutant)).map(looksAt));
        if (named.some((places) => places.includes(where))) break;
      }
      expect(named).toContainEqual(expect.arrayContaining([where]));
    },
  );

  it('go the same way for the same seed, byte for byte', async () => {
    const told = async () =>
      Promise.all(samples.map(async (sample) => transcriptText((await trial(sample, answer, SEED)).steps)));
    expect(await told()).toEqual(await told());
  });

  it('are at least twenty, every phase is walked, and no expectation is a whole reply', async () => {
    expect(samples.length).toBeGreaterThanOrEqual(20);
    const outcomes = await Promise.all(samples.map((sample) => trial(sample, answer, 1)));
    const turns = outcomes.flatMap(({ steps }) => steps.flatMap((step) => step.turns));
    expect(new Set(turns.map(({ phase }) => phase))).toEqual(new Set(PHASE_ORDER));
    const demands = samples.flatMap(({ rehearsal }) =>
      [...rehearsal.script.flatMap((step) => step.expect ?? []), ...rehearsal.expectations].map(({ reply }) => reply),
    );
    expect(demands.filter((reply) => reply?.equals !== undefined)).toEqual([]);
  });
});
