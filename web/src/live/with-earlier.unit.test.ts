import { describe, expect, it } from '@jest/globals';
import { anInstance } from './an-instance.js';
import { withEarlier, withMessagesBefore } from './with-earlier.js';

const message = (n: number) => ({
  id: `m${n}`,
  role: 'user' as const,
  content: `Message ${n}`,
  timestamp: '2025-06-01T12:00:00Z',
  component_config: null,
});
/** A view of a conversation, from one message to another. */
const viewOf = (from: number, to: number, version = to) =>
  anInstance({
    version,
    chat_messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
    earlier: { messages: from, actions: 0 },
  });
const shown = ({ chat_messages, earlier }: ReturnType<typeof viewOf>) => [
  chat_messages[0]?.id,
  chat_messages.at(-1)?.id,
  chat_messages.length,
  earlier?.messages,
];

describe('a snapshot of the end of a conversation', () => {
  it('leaves what was loaded before it', () => {
    expect(shown(withEarlier(viewOf(3, 9), viewOf(8, 12)))).toEqual(['m3', 'm12', 10, 3]);
  });

  it('takes the place of all where nothing overlaps', () => {
    expect(shown(withEarlier(viewOf(3, 9), viewOf(20, 25)))).toEqual(['m20', 'm25', 6, 20]);
  });

  it('takes the place of another conversation', () => {
    const other = viewOf(0, 9);
    const first = { ...other, chat_messages: other.chat_messages.map((one) => ({ ...one, id: `other-${one.id}` })) };
    expect(shown(withEarlier(first, viewOf(8, 12)))).toEqual(['m8', 'm12', 5, 8]);
  });

  it('that holds all of it takes the place of all', () => {
    const { earlier: _none, ...whole } = viewOf(0, 4);
    expect(withEarlier(viewOf(2, 3), whole)).toBe(whole);
  });
});

describe('messages from before', () => {
  const before = { items: [message(1), message(2)], earlier: 1 };

  it('are put in front', () => {
    expect(shown(withMessagesBefore(viewOf(3, 5), 'm3', before))).toEqual(['m1', 'm5', 5, 1]);
  });

  it('are dropped where the conversation begins otherwise by now', () => {
    const view = viewOf(8, 9);
    expect(withMessagesBefore(view, 'm3', before)).toBe(view);
  });
});
