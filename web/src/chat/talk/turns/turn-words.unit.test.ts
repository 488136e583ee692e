import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { describe, expect, it } from '@jest/globals';
import { actionsByMessage, knownFacts, toldFacts, turnWords } from './turn-words.js';
import { aTurn } from './a-turn.js';

const message = (id: string, role: 'user' | 'coach', timestamp: string) => ({ id, role, timestamp });
const said = message('m1', 'user', '2030-01-01T10:00:00.000Z');
const answered = message('m1-reply', 'coach', '2030-01-01T10:00:00.220Z');
type Type = InstanceView['actions'][number]['action_type'];

const action = (
  action_type: Type,
  parameters: Record<string, string> = {},
  coach_message_id: string | null = 'm1-reply',
) => ({
  action_type,
  parameters,
  coach_message_id,
});
const noted = action('ADD_USER_NOTE');
const moved = action('TRANSITION_PHASE', { to_phase: 'GET_TO_KNOW_YOU' });

describe('what came of a turn', () => {
  it.each([
    [[], '220 ms'],
    [[noted], '+1 action · 220 ms'],
    [[noted, moved], '+2 actions · → phase 2 · 220 ms'],
  ])('is said in a line, as far as the conversation tells: %#', (actions, words) => {
    expect(turnWords(toldFacts(said, answered, actions))).toBe(words);
  });

  it.each([
    ['nobody had spoken before', undefined, ''],
    ['the clock stands', { ...said, timestamp: answered.timestamp }, ''],
    ['the person was away for days', message('m1', 'user', '2029-12-24T10:00:00.000Z'), ''],
    ['it took seconds', message('m1', 'user', '2030-01-01T09:59:58.000Z'), '2.2 s'],
  ])('tells how long it took where that means something: %s', (_, before, words) => {
    expect(turnWords(toldFacts(before, answered, []))).toBe(words);
  });

  it('is all that the journal holds, of a phase only where it became another one', () => {
    const words = (turn: Parameters<typeof aTurn>[1]) => turnWords(knownFacts(aTurn('m1', turn)));
    expect(words({})).toBe('12 ms · scripted');
    expect(words({ phase: { before: 'GET_TO_KNOW_YOU', after: 'IDENTITY_WARM_UP' }, refused: 1 })).toBe(
      '1 refused · phase 2 → 3 · 12 ms · scripted',
    );
    expect(words({ phase: { before: 'SYSTEM_CONTEXT', after: 'INTRODUCTION' } })).toBe(
      'phase System Context → 1 · 12 ms · scripted',
    );
  });

  it('is what belongs to the message, and not what belongs to none', () => {
    const found = actionsByMessage([noted, action('ARCHIVE_IDENTITY', {}, null), moved]);
    expect([...found]).toEqual([['m1-reply', [noted, moved]]]);
  });
});
