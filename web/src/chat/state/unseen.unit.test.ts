import { describe, expect, it } from '@jest/globals';
import { countOf, withChanges, withoutSeen } from './unseen.js';

const actions = ['action:'];
const state = ['coach_state.', 'clock'];

describe('what changed and was not looked at yet', () => {
  it('adds up over events in parts that are not shown, and not in the one that is', () => {
    const first = withChanges(new Set(), ['coach_state.current_phase', 'action:a1'], state);
    const second = withChanges(first, ['coach_state.who_you_are', 'action:a2', 'action:a3'], state);
    expect([countOf(second, actions), countOf(second, state)]).toEqual([3, 1]);
    expect(second.has('coach_state.who_you_are')).toBe(true);
  });

  it('adds up in all parts while none of them is in sight, as beside the chat on a phone', () => {
    const first = withChanges(new Set(), ['coach_state.current_phase', 'action:a1'], []);
    const second = withChanges(first, ['clock', 'action:a2'], []);
    expect(countOf(second, [...state, ...actions])).toBe(4);
  });

  it('is gone for a part that somebody has looked at, and stays for the others', () => {
    const unseen = withChanges(new Set(), ['clock', 'action:a1'], ['prompt']);
    expect([...withoutSeen(unseen, actions)]).toEqual(['clock']);
  });

  it('counts a thing once that changed twice', () => {
    const once = withChanges(new Set(), ['action:a1'], state);
    expect(countOf(withChanges(once, ['action:a1'], state), actions)).toBe(1);
  });
});
