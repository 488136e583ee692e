import { describe, expect, it } from '@jest/globals';
import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import { stillOutgoing, textAfterArrival, textWithTaken, type Outgoing } from './outgoing.js';

const said = (id: string, content: string, role: ChatMessage['role'] = 'user'): ChatMessage => ({
  id,
  role,
  content,
  timestamp: '2025-06-01T12:00:00Z',
  component_config: null,
});
const sent = (key: string, content: string, after: number): Outgoing => ({ key, content, after });

describe('messages that are on their way', () => {
  it('are shown until the conversation holds them', () => {
    const outgoing = [sent('a', 'Hello', 0)];
    expect(stillOutgoing(outgoing, [])).toEqual(outgoing);
    expect(stillOutgoing(outgoing, [said('1', 'Hello')])).toEqual([]);
  });

  it('are not mistaken for the same words said before', () => {
    const outgoing = [sent('a', 'Yes', 1)];
    expect(stillOutgoing(outgoing, [said('1', 'Yes')])).toEqual(outgoing);
    expect(stillOutgoing(outgoing, [said('1', 'Yes'), said('2', 'Yes')])).toEqual([]);
  });

  it('are matched one by one when the same words are sent twice', () => {
    const outgoing = [sent('a', 'Yes', 0), sent('b', 'Yes', 0)];
    expect(stillOutgoing(outgoing, [said('1', 'Yes')])).toEqual([{ ...outgoing[1], after: 1 }]);
  });

  it('are not landed by the same words of the coach', () => {
    const outgoing = [sent('a', 'Yes', 0)];
    expect(stillOutgoing(outgoing, [said('1', 'Yes', 'coach')])).toEqual(outgoing);
  });
});

describe('the composer after a message was taken back', () => {
  it('holds the text again, before what was typed since', () => {
    expect(textWithTaken('Hello', '')).toBe('Hello');
    expect(textWithTaken('Hello', 'and more')).toBe('Hello\nand more');
  });

  it('lets go of the text that arrived after all, and of nothing else', () => {
    expect(textAfterArrival('Hello', 'Hello')).toBe('');
    expect(textAfterArrival('Hello', textWithTaken('Hello', 'and more'))).toBe('and more');
    expect(textAfterArrival('Hello', 'Hello you')).toBe('Hello you');
  });
});
