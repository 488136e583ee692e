import { describe, expect, it } from '@jest/globals';
import { MOST_STEPS } from '@rehearsal/contracts/rehearsal/rehearsal';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { LATER_MUTANTS } from '../../services/coach/src/testing/later-mutants.js';
import { MUTANTS } from '../../services/coach/src/testing/mutants.js';
import { untilFirstFault } from './first-fault.js';
import { recordSession, replaySession } from './recorded-sessions.js';

const SEED = proofSeed();
const SESSIONS = proofSize(4, 20);
/** In every test run, the longest is not said again to each of the faulty coaches. */
const SHORT = proofSize(50, Infinity);
const mutants = Object.entries({ ...MUTANTS, ...LATER_MUTANTS });

/** Of many lengths; the last is longer than any script may be. */
const recorded = Array.from({ length: SESSIONS }, (_, number) =>
  recordSession(SEED, number, number === SESSIONS - 1 ? MOST_STEPS + 20 : 8 + 6 * number),
);

describe(`a replay of ${SESSIONS} recorded sessions (seed ${SEED})`, () => {
  it('is the same on the coach that they were held with, in another instance, weeks later', () => {
    for (const [number, session] of recorded.entries()) {
      const { verdict, divergences, replayed } = compareCourses(session.turns, replaySession(session, answer));
      expect({ number, verdict, divergences, replayed }).toEqual({
        number,
        verdict: 'same',
        divergences: [],
        replayed: session.said.length,
      });
    }
  });

  it('diverges first where a faulty coach first does otherwise, and nowhere where it does not', () => {
    const shown = new Set<string>();
    for (const [fault, mutant] of mutants)
      for (const [number, session] of recorded.entries()) {
        if (session.said.length > SHORT) continue;
        const { coach, first } = untilFirstFault(mutant);
        const { divergences } = compareCourses(session.turns, replaySession(session, coach));
        expect({ fault, number, first: divergences[0]?.turn }).toEqual({ fault, number, first: first() });
        if (first() !== undefined) shown.add(fault);
      }
    // People who speak by chance do not meet every fault; that they meet many makes the rest of the proof worth something.
    expect(shown.size).toBeGreaterThan(proofSize(5, mutants.length / 2));
  });
});
