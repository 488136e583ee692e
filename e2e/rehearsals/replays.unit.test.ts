import { describe, expect, it } from '@jest/globals';
import { STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import { courseOfTrial } from '@rehearsal/rehearsing/replay/course-of-trial';
import { replayScript } from '@rehearsal/rehearsing/replay/replay-script';
import { proofSize } from '@rehearsal/testing/proof-size';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { LATER_MUTANTS } from '../../services/coach/src/testing/later-mutants.js';
import { MUTANTS } from '../../services/coach/src/testing/mutants.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';
import { untilFirstFault } from './first-fault.js';
import { samples, trialOf, type Sample } from './samples.js';

const SEED = 1;
/** In every test run, a fault that a short rehearsal has shown is not looked for in one of more turns than this. */
const SHORT = proofSize(10, Infinity);

const courseOf = async (sample: Sample, coach: Coach) =>
  courseOfTrial(await trialOf(sample, coach, SEED), sample.scenario.template.clock ?? STANDS_AT_FIRST);

/** Each sample rehearsal as the good coach went through it, and as it is said again. */
const recorded = Promise.all(
  samples.map(async (sample) => {
    const course = await courseOf(sample, answer);
    return {
      sample: { ...sample, rehearsal: { ...sample.rehearsal, ...replayScript(course), expectations: [] } },
      course,
    };
  }),
).then((all) => all.toSorted((left, right) => left.course.turns.length - right.course.turns.length));

describe('a replay of each sample rehearsal', () => {
  it('is the same on the coach that made it', async () => {
    for (const { sample, course } of await recorded) {
      const { verdict, divergences } = compareCourses(course.turns, (await courseOf(sample, answer)).turns);
      expect({ of: sample.rehearsal.name, verdict, divergences }).toMatchObject({ verdict: 'same', divergences: [] });
    }
  });

  it.each(Object.entries({ ...MUTANTS, ...LATER_MUTANTS }))(
    'diverges first where a coach that %s first does',
    async (_fault, mutant) => {
      let diverged = 0;
      for (const { sample, course } of await recorded) {
        if (diverged > 0 && course.turns.length > SHORT) continue;
        const { coach, first } = untilFirstFault(mutant);
        const { divergences } = compareCourses(course.turns, (await courseOf(sample, coach)).turns);
        expect({ of: sample.rehearsal.name, first: divergences[0]?.turn }).toEqual({
          of: sample.rehearsal.name,
          first: first(),
        });
        if (first() !== undefined) diverged += 1;
      }
      expect(diverged).toBeGreaterThan(0);
    },
  );
});
