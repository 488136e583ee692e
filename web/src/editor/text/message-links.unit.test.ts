import { describe, expect, it } from '@jest/globals';
import { withContent, withMessages, withoutMessage, withSwapped } from './message-links.js';

const json = {
  template: {
    chat_messages: ['Hello', 'Hi', 'I run'].map((content, index) => ({ role: index % 2 ? 'user' : 'coach', content })),
    user_notes: [{ note: 'runs', source_message: 2 }, { note: 'greets', source_message: 'Hi' }, { note: 'alone' }],
    actions: [{ action_type: 'END_BREAK', parameters: {}, coach_message: 0 }],
  },
};
const text = JSON.stringify(json, null, 2);

interface Read {
  template: {
    chat_messages: { content: string }[];
    user_notes: { source_message?: unknown }[];
    actions: { coach_message?: unknown }[];
  };
}
const linksOf = (after: string) => {
  const { chat_messages, user_notes, actions } = (JSON.parse(after) as Read).template;
  return {
    said: chat_messages.map(({ content }) => content),
    notes: user_notes.map(({ source_message }) => source_message),
    action: actions[0]?.coach_message,
  };
};

describe('what points at a chat message', () => {
  it('follows it when it changes its place', () => {
    expect(linksOf(withSwapped(text, json, 0, 2))).toEqual({
      said: ['I run', 'Hi', 'Hello'],
      notes: [0, 'Hi', undefined],
      action: 2,
    });
  });

  it('follows its words', () => {
    expect(linksOf(withContent(text, json, 1, 'Hi there')).notes).toEqual([2, 'Hi there', undefined]);
  });

  it('points nowhere when it is gone, and moves up with what is behind it', () => {
    expect(linksOf(withoutMessage(text, json, 1))).toEqual({
      said: ['Hello', 'I run'],
      notes: [1, undefined, undefined],
      action: 0,
    });
    expect(linksOf(withoutMessage(text, json, 0)).action).toBeUndefined();
  });

  it('moves down behind messages that are put before it', () => {
    const after = linksOf(withMessages(text, json, 1, [{ role: 'user', content: 'New' }]));
    expect(after).toEqual({ said: ['Hello', 'New', 'Hi', 'I run'], notes: [3, 'Hi', undefined], action: 0 });
  });
});
