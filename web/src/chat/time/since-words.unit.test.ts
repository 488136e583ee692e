import { expect, it } from '@jest/globals';
import { anInstance } from '../../live/an-instance.js';
import { sinceWords } from './since-words.js';

it('says by parts what became different', () => {
  const then = anInstance();
  const state = { ...then.coach_state, current_phase: 'GET_TO_KNOW_YOU' as const, who_you_are: ['a nurse'] };
  const now = anInstance({ coach_state: state });
  expect(sinceWords(then, now)).toBe('the phase, 1 other field of the state');
  expect(sinceWords(then, then)).toBe('nothing but words');
});
