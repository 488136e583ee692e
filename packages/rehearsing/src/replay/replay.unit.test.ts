import { describe, expect, it } from '@jest/globals';
import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import { runTrial } from '../run-trial.js';
import { aPerson, aRehearsal } from '../testing/a-rehearsal.js';
import { InMemorySession, type TestCoach } from '../testing/in-memory-session.js';
import { compareCourses } from './compare-courses.js';
import { courseOfTrial } from './course-of-trial.js';
import { replayScript } from './replay-script.js';

const START = '2025-01-01T09:00:00Z';

/** Echoes, offers a choice, and at the third turn makes an identity in a category. */
const coachWho =
  (category: 'CAREER' | 'APPEARANCE', words = 'You said'): TestCoach =>
  (said, { chat_messages }) => ({
    content: `${words} ${said}`,
    choices: ['Go on'],
    actions:
      chat_messages.length === 4
        ? [{ action_type: 'CREATE_IDENTITY', parameters: { name: 'Nurse', note: '', category } }]
        : [],
  });

const SPOKEN = { script: [{ say: 'Hello' }, { choose: 'Go on' }, { advance_clock: '3d' }, { say: 'A nurse.' }, { advance_clock: '1h' }, { advance_clock: '1h' }, { say: 'Bye' }] }; // prettier-ignore

async function trialOf(rehearsal: object, coach: TestCoach) {
  const session = new InMemorySession(aPerson, coach);
  return runTrial(aRehearsal(rehearsal), { seed: 1, session, signal: new AbortController().signal });
}
const courseOf = async (rehearsal: object, coach: TestCoach) => courseOfTrial(await trialOf(rehearsal, coach), START);

describe('a replay', () => {
  it('says what was said, also what was chosen, and moves the clock as far as it was moved', async () => {
    const { script } = replayScript(await courseOf(SPOKEN, coachWho('CAREER')));
    expect(script).toEqual([
      { say: 'Hello' },
      { say: 'Go on' },
      { advance_clock: '3d' },
      { say: 'A nurse.' },
      { advance_clock: '2h' },
      { say: 'Bye' },
    ]);
    expect(checkRehearsals([{ name: 'again', script }])).toMatchObject({ ok: true });
  });

  it('of the same coach is the same', async () => {
    const then = await courseOf(SPOKEN, coachWho('CAREER'));
    const now = await courseOf(replayScript(then), coachWho('CAREER'));
    expect(compareCourses(then.turns, now.turns)).toEqual({
      verdict: 'same',
      turns: 4,
      replayed: 4,
      divergences: [],
      error: null,
    });
  });

  it('of more turns than a script has steps is the same too, in no more steps than the trial had', async () => {
    const moved = { advance_clock: '3d' };
    const long = { script: [{ say: 'Hello' }, moved, { converse: { at_most: 230 } }, moved, { say: 'Bye' }] };
    const then = await courseOf(long, coachWho('CAREER'));
    const again = replayScript(then);
    expect(again.script).toEqual([
      { converse: { at_most: 1 } },
      moved,
      { converse: { at_most: 230 } },
      moved,
      { converse: { at_most: 1 } },
    ]);
    expect(checkRehearsals([{ name: 'again', ...again }])).toMatchObject({ ok: true });
    const same = await courseOf(again, coachWho('CAREER'));
    expect(compareCourses(then.turns, same.turns)).toMatchObject({ verdict: 'same', turns: 232, replayed: 232 });
    expect(same.moves).toEqual(then.moves);
    const other = await courseOf(again, coachWho('APPEARANCE'));
    expect(compareCourses(then.turns, other.turns).divergences).toMatchObject([{ turn: 3, step: 3, said: 'Go on' }]);
    // What is replayed can be replayed in turn.
    expect(replayScript(same)).toEqual(again);
  });

  it('of another coach diverges at the first turn that came otherwise, and tells both sides', async () => {
    const then = await courseOf(SPOKEN, coachWho('CAREER'));
    const now = await courseOf(replayScript(then), coachWho('APPEARANCE'));
    const { verdict, divergences } = compareCourses(then.turns, now.turns);
    expect(verdict).toBe('diverged');
    expect(divergences).toMatchObject([
      {
        turn: 3,
        step: 4,
        said: 'A nurse.',
        differences: [
          { part: 'actions', path: '/0/parameters/category', expected: 'CAREER', measured: 'APPEARANCE' },
          { part: 'state', path: '/identities/0/category', expected: 'CAREER', measured: 'APPEARANCE' },
        ],
      },
    ]);
  });

  it('goes on after a divergence and marks what follows', async () => {
    const then = await courseOf(SPOKEN, coachWho('CAREER'));
    const now = await courseOf(replayScript(then), coachWho('CAREER', 'I hear'));
    const { divergences } = compareCourses(then.turns, now.turns);
    expect(divergences.map(({ turn, differences }) => [turn, differences.map(({ part }) => part)])).toEqual(
      [1, 2, 3, 4].map((turn) => [turn, ['reply']]),
    );
  });

  it('that could not go on shows nothing, unless the coach had diverged before', async () => {
    const then = await courseOf(SPOKEN, coachWho('CAREER'));
    expect(compareCourses(then.turns, then.turns.slice(0, 2), 'the engine is away')).toMatchObject({
      verdict: 'error',
      replayed: 2,
      error: 'the engine is away',
    });
    const other = await courseOf(SPOKEN, coachWho('CAREER', 'I hear'));
    expect(compareCourses(then.turns, other.turns.slice(0, 2), 'the engine is away').verdict).toBe('diverged');
    expect(compareCourses(then.turns, then.turns.slice(0, 3))).toMatchObject({
      verdict: 'error',
      error: 'Only 3 of 4 turns were replayed.',
    });
  });
});
