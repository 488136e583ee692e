import { describe, expect, it } from '@jest/globals';
import { compareCourses } from './compare-courses.js';
import { courseOfConversation, saidSince } from './course-of-conversation.js';
import type { PlayedTurn } from './played-turn.js';

const user = (content: string, timestamp?: string) => ({
  role: 'user' as const,
  content,
  ...(timestamp && { timestamp }),
});
const coach = (content: string, timestamp?: string) => ({ role: 'coach' as const, content, ...(timestamp && { timestamp }) }); // prettier-ignore
const offering = (content: string, ...choices: string[]) => ({
  ...coach(content),
  component_config: { type: 'choices', choices },
});
/** As a coach answers now. */
const played = (said: string, reply: string, choices: string[] = []): PlayedTurn => ({
  ...{ step: null, said, reply, choices, actions: [], phase: 'INTRODUCTION', changes: [] },
});

describe('a conversation alone', () => {
  it('tells what was said and replied, and is compared by that', () => {
    const { turns } = courseOfConversation([
      user('Hello'),
      coach('Good morning.'),
      user('I am a nurse.'),
      coach('Oh!'),
    ]);
    expect(turns).toMatchObject([
      { said: 'Hello', reply: 'Good morning.', choices: null, actions: null, phase: null },
      { said: 'I am a nurse.', reply: 'Oh!' },
    ]);
    const same = [played('Hello', 'Good morning.', ['Go on']), played('I am a nurse.', 'Oh!')];
    expect(compareCourses(turns, same)).toMatchObject({ verdict: 'same', turns: 2 });
    const other = [played('Hello', 'Good morning.'), played('I am a nurse.', 'Ah!')];
    expect(compareCourses(turns, other).divergences).toMatchObject([
      { turn: 2, differences: [{ part: 'reply', expected: 'Oh!', measured: 'Ah!' }] },
    ]);
  });

  it('tells choices where it holds any, and then also where none were offered', () => {
    const { turns } = courseOfConversation([user('Hello'), offering('Shall we?', 'Yes'), user('Yes'), coach('Fine.')]);
    expect(turns.map(({ choices }) => choices)).toEqual([['Yes'], []]);
    const { divergences } = compareCourses(turns, [
      played('Hello', 'Shall we?', ['Yes']),
      played('Yes', 'Fine.', ['No']),
    ]);
    expect(divergences).toMatchObject([
      { turn: 2, differences: [{ part: 'choices', expected: [], measured: ['No'] }] },
    ]);
  });

  it('holds what was never answered, of which nothing is compared', () => {
    const { turns } = courseOfConversation([coach('Welcome.'), user('Hello'), user('Are you there?'), coach('Yes.')]);
    expect(turns).toMatchObject([
      { said: 'Hello', reply: null },
      { said: 'Are you there?', reply: 'Yes.' },
    ]);
    const now = [played('Hello', 'Hello!', ['Go on']), played('Are you there?', 'Yes.')];
    expect(compareCourses(turns, now).verdict).toBe('same');
  });

  it('takes all that the coach said in a row for one reply', () => {
    const { turns } = courseOfConversation([user('Hello'), coach('Good morning.'), coach('How are you?')]);
    expect(turns).toMatchObject([{ reply: 'Good morning.\n\nHow are you?' }]);
  });

  it('tells how long the person was away, but not before the first thing that was said', () => {
    const { moves } = courseOfConversation([
      coach('Welcome.', '2025-01-01T09:00:00Z'),
      user('Hello', '2025-01-05T09:00:00Z'),
      coach('Good morning.', '2025-01-05T09:00:02Z'),
      user('I am a nurse.', '2025-01-05T09:00:30Z'),
      coach('Oh!', '2025-01-05T09:00:32Z'),
      user('I am back.', '2025-01-08T09:00:32Z'),
    ]);
    expect([...moves]).toEqual([[2, 3 * 86_400]]);
  });

  it('goes on where a scenario ends, if it begins as that does', () => {
    const said = [user('I am a nurse.'), coach('Oh!')];
    const beginning = [user('Hello'), offering('Good morning.', 'Go on')];
    expect(saidSince(beginning, [user('Hello'), coach('Good morning.'), ...said])).toEqual(said);
    expect(saidSince([], said)).toEqual(said);
    expect(saidSince(beginning, said)).toBeUndefined();
    expect(saidSince(beginning, beginning.slice(0, 1))).toBeUndefined();
  });
});
