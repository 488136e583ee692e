import { describe, expect, it } from '@jest/globals';
import { canonical, canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import { courseOfTrial } from '@rehearsal/rehearsing/replay/course-of-trial';
import { replayScript } from '@rehearsal/rehearsing/replay/replay-script';
import { proofSize } from '@rehearsal/testing/proof-size';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import type { Answer, Turn } from '../../services/coach/src/engine.js';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { LATER_MUTANTS } from '../../services/coach/src/testing/later-mutants.js';
import { MUTANTS } from '../../services/coach/src/testing/mutants.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';
import { takeTurn } from '../../services/coach/src/testing/converse.js';

import { samples, trialOf, type Sample } from './samples.js';

const SEED = 1;
/** In every test run, a fault that a short rehearsal has shown is not looked for in one of more turns than this. */
const SHORT = proofSize(10, Infinity);

const courseOf = async (sample: Sample, coach: Coach) =>
  courseOfTrial(await trialOf(sample, coach, SEED), sample.scenario.template.clock ?? STANDS_AT_FIRST);

/** What people see of an answer, and what comes of it by the rules: a fault without either is none. */
function effectOf({ state, message, now }: Turn, given: Answer): string {
  const { state: after, applied, refusedActions, answer: said } = takeTurn(state, message, { now, coach: () => given });
  return canonicalJson([
    said.reply.content,
    choicesOf(said.reply.component_config),
    applied,
    refusedActions,
    canonical(after).identities,
  ]);
}

/** Each sample rehearsal as the good coach went through it, and as it is said again. */
const recorded = Promise.all(
  samples.map(async (sample) => {
    const course = await courseOf(sample, answer);
    const script = replayScript(course).map((step) => ({ ...step }));
    return { sample: { ...sample, rehearsal: { ...sample.rehearsal, script, expectations: [] } }, course };
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
        // Up to its first fault it is asked the same as the good one, whose answer its own is held against; then it is over.
        let asked = 0;
        let first: number | undefined;
        const watched: Coach = (turn) => {
          if (first !== undefined) throw new TrialFault('engine', 'The rest follows from the fault.');
          asked += 1;
          const wrong = mutant(turn);
          const good = answer(turn);
          if (canonicalJson([wrong.reply, wrong.actions]) === canonicalJson([good.reply, good.actions])) return good;
          if (effectOf(turn, wrong) !== effectOf(turn, good)) first = asked;
          return wrong;
        };
        const { divergences } = compareCourses(course.turns, (await courseOf(sample, watched)).turns);
        expect({ of: sample.rehearsal.name, first: divergences[0]?.turn }).toEqual({
          of: sample.rehearsal.name,
          first,
        });
        if (first !== undefined) diverged += 1;
      }
      expect(diverged).toBeGreaterThan(0);
    },
  );
});
