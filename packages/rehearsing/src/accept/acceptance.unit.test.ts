import { describe, expect, it } from '@jest/globals';
import { runTrial } from '../run-trial.js';
import { aPerson, aRehearsal } from '../testing/a-rehearsal.js';
import { InMemorySession } from '../testing/in-memory-session.js';
import { acceptanceOf } from './acceptance.js';

const signal = { throwIfAborted: () => undefined };
const replies = (content: string) => () => ({ content, choices: ['Go on'] });

/** What a rehearsal of one step came to, with a coach that answers so in one trial after the other. */
async function accepted(demanded: { expect?: object[]; expectations?: object[] }, ...contents: string[]) {
  const { expect: expected = [], expectations = [] } = demanded;
  const rehearsal = aRehearsal({ script: [{ say: 'Hello', expect: expected }], expectations });
  const trials = await Promise.all(
    contents.map((content) =>
      runTrial(rehearsal, { seed: 1, signal, session: new InMemorySession(aPerson, replies(content)) }),
    ),
  );
  return acceptanceOf(
    rehearsal,
    trials.map(({ results }) => results),
  );
}
const change = (from: unknown, to: unknown, pointer: string) => ({ changes: [{ from, to, pointer }], byHand: [] });

describe('what the coach does now, taken for right', () => {
  it.each([
    ['a phase', { phase: 'IDENTITY_WARM_UP' }, 'IDENTITY_WARM_UP', 'INTRODUCTION', '/phase'],
    ['the phases entered', { phases: ['IDENTITY_WARM_UP'] }, ['IDENTITY_WARM_UP'], ['INTRODUCTION'], '/phases'],
    ['a whole reply', { reply: { equals: 'Hi' } }, 'Hi', 'Welcome', '/reply/equals'],
    ['choices', { choices: { equals: ['Stop'] } }, ['Stop'], ['Go on'], '/choices/equals'],
    ['a value', { path: '$.profile.first_name', equals: 'Eve' }, 'Eve', 'Ada', '/equals'],
    ['a number of them', { path: '$.chat_messages', count: 7 }, 7, 2, '/count'],
    ['at least so many', { path: '$.chat_messages[*]', count: { at_least: 3 } }, 3, 2, '/count/at_least'],
    ['at most so many', { path: '$.chat_messages[*]', count: { at_most: 1 } }, 1, 2, '/count/at_most'],
  ])('is %s', async (_, expectation, from, to, below) => {
    expect(await accepted({ expect: [expectation] }, 'Welcome')).toMatchObject(
      change(from, to, `/script/0/expect/0${below}`),
    );
    expect(await accepted({ expectations: [expectation] }, 'Welcome')).toMatchObject(
      change(from, to, `/expectations/0${below}`),
    );
  });

  it.each([
    ['a pattern', { reply: { matches: 'Hi' } }, 'property of one'],
    ['several operators', { path: '$.profile.first_name', equals: 'Eve', not_equals: 'Ann' }, 'property of one'],
    ['several places', { path: '$.chat_messages[*].content', equals: 'Hi' }, 'several values'],
    ['nothing', { path: '$.identities[0].name', equals: 'Nurse' }, 'nothing at its path'],
    ['an action', { actions: { required: ['CREATE_IDENTITY'] } }, 'which actions are right'],
    ['what was to stay', { unchanged: ['$.chat_messages'] }, 'say what it becomes'],
  ])('is for a person to write where it is %s', async (_, expectation, why) => {
    const { changes, byHand } = await accepted({ expect: [expectation] }, 'Welcome');
    expect([changes, byHand]).toMatchObject([[], [{ why: expect.stringContaining(why) as unknown }]]);
  });

  it('is nothing where all held', async () => {
    expect(await accepted({ expect: [{ phase: 'INTRODUCTION' }] }, 'Welcome')).toEqual({ changes: [], byHand: [] });
  });

  it('is no value where the trials do not agree', async () => {
    const reply = { reply: { equals: 'Hi' } };
    const unsteady = await accepted({ expect: [reply] }, 'Hi', 'Welcome');
    expect(unsteady).toMatchObject({ changes: [], byHand: [{ why: expect.stringContaining('1 of 2 trials') as unknown }] }); // prettier-ignore
    const various = await accepted({ expect: [reply] }, 'Hey', 'Welcome');
    expect(various).toMatchObject({ changes: [], byHand: [{ why: expect.stringContaining('2 different') as unknown }] }); // prettier-ignore
  });

  it('is no value where what was measured is not told whole', async () => {
    const { byHand } = await accepted({ expect: [{ reply: { equals: 'Hi' } }] }, 'a'.repeat(3000));
    expect(byHand).toMatchObject([{ why: expect.stringContaining('too long') as unknown }]);
  });
});
