import { describe, expect, it } from '@jest/globals';
import { anInstance } from '../../live/an-instance.js';
import { sinceThen } from './since-then.js';

const time = '2025-06-01T12:00:00Z';
const message = (n: number, content: string) => ({
  id: `m${n}`,
  role: 'user' as const,
  content,
  timestamp: time,
  component_config: null,
});
const note = (id: string, words: string) => ({ id, note: words, source_message_id: null, created_at: time });

describe('what is different since then', () => {
  const then = anInstance({ chat_messages: [message(1, 'Hello')], user_notes: [note('n1', 'Sings')] });

  it('is told part by part, in the order in which people look', () => {
    const now = anInstance({
      coach_state: { ...then.coach_state, current_phase: 'GET_TO_KNOW_YOU' },
      chat_messages: [...then.chat_messages, message(2, 'Begin')],
      user_notes: [note('n2', 'Paints'), ...then.user_notes],
    });
    expect(sinceThen(then, now)).toEqual([
      {
        title: 'Coach state',
        differences: [{ pointer: '/current_phase', left: 'INTRODUCTION', right: 'GET_TO_KNOW_YOU' }],
      },
      { title: 'Notes', differences: [{ pointer: '/Paints', right: 'Paints' }] },
      { title: 'Conversation', differences: [{ pointer: 'message 2', right: 'user: Begin' }] },
    ]);
  });

  it('says what is gone, such as by a reset', () => {
    const now = anInstance();
    expect(sinceThen(then, now)).toEqual([
      { title: 'Notes', differences: [{ pointer: '/Sings', left: 'Sings' }] },
      { title: 'Conversation', differences: [{ pointer: 'message 1', left: 'user: Hello' }] },
    ]);
  });

  it('is nothing where only ids and times differ', () => {
    const now = anInstance({ chat_messages: [{ ...message(9, 'Hello'), timestamp: '2026-01-01T00:00:00Z' }], user_notes: [note('n9', 'Sings')], version: 9 }); // prettier-ignore
    expect(sinceThen(then, now)).toEqual([]);
  });
});
