import { describe, expect, it } from '@jest/globals';
import { formatOf, readConversation } from './conversation-text.js';

const readBack = (value: unknown, which?: string) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const format = formatOf(text);
  if (format === undefined || format === 'scenario') return { format };
  const read = readConversation(text, format, which);
  if (!read.ok)
    return { faults: read.faults.map(({ line, pointer, message }) => `${line} ${pointer} ${message}`.trim()) };
  return {
    said: read.messages.map(({ role, content, timestamp }) =>
      [role, content, ...(timestamp ? [timestamp] : [])].join(' | '),
    ),
    dropped: read.warnings.map(({ line, pointer, message }) => `${line} ${pointer} ${message}`),
  };
};

describe('what a message says beside who, what and when', () => {
  it('is told once for all messages, at its first place, and passed over where it only numbers or describes', () => {
    const messages = [
      { id: 'm1', object: 'x', role: 'user', content: 'Hello', name: 'Ada', tool_calls: [] },
      { role: 'assistant', content: 'Hi', tool_calls: [{ id: 'c' }], refusal: null, metadata: { a: 'b' } },
      { role: 'user', content: 'Bye', name: 'Ada' },
    ];
    expect(readBack({ messages })).toEqual({
      said: ['user | Hello', 'coach | Hi', 'user | Bye'],
      dropped: [
        '1 /messages/0/name "name" is left out, also in 1 other message: a message keeps who said what and when',
        '1 /messages/1/tool_calls "tool_calls" is left out: a message keeps who said what and when',
      ],
    });
  });
});

describe("ChatGPT's export", () => {
  const node = (parent: string | null, message: unknown) => ({ parent, message, children: [] });
  const message = (role: string, parts: unknown[], time: number | null = null, content_type = 'text') => ({
    author: { role },
    create_time: time,
    content: { content_type, parts },
  });
  const talk = {
    title: 'A talk',
    current_node: 'c',
    mapping: {
      root: node(null, null),
      s: node('root', message('system', [''])),
      a: node('s', message('user', ['How do I begin?'], 1700000001.5)),
      b1: node('a', message('assistant', ['The first try.'], 1700000002)),
      b2: node('a', message('assistant', ['With one step.'], 1700000003)),
      t: node('b2', message('assistant', ['thinking'], null, 'thoughts')),
      c: node('t', message('user', [{ content_type: 'image_asset_pointer' }, 'Look'])),
    },
  };

  it('is read along the branch that was shown last, with its times, and tells what it left out', () => {
    expect(readBack(talk)).toEqual({
      said: [
        'user | How do I begin? | 2023-11-14T22:13:21.500Z',
        'coach | With one step. | 2023-11-14T22:13:23.000Z',
        'user | Look',
      ],
      dropped: [
        '1 /mapping one message of another branch is left out: only what was shown last is read',
        '1 /mapping/s/message is left out: a message of the system is no part of a conversation',
        '1 /mapping/t/message is left out: it holds no text',
        '1 /mapping/c/message/content/parts/0 is left out: it is no text',
      ],
    });
  });

  it('of several conversations takes the one that is named, by title or by number, and otherwise says which there are', () => {
    const all = [talk, { ...talk, title: 'Another' }];
    expect(readBack([talk])).toMatchObject({ said: { length: 3 } });
    expect(readBack(all)).toEqual({
      faults: ['1  holds 2 conversations; say which one is meant: 1 "A talk", 2 "Another"'],
    });
    expect(readBack(all, 'Another')).toEqual(readBack(all, '2'));
    expect(readBack(all, '3')).toEqual({
      faults: ['1  holds no conversation "3"; there are: 1 "A talk", 2 "Another"'],
    });
    expect(readBack([talk, talk], 'A talk')).toMatchObject({
      faults: [expect.stringMatching(/say which one by its number/)],
    });
  });

  it('ends although its nodes lead in a circle', () => {
    const mapping = { a: node('b', message('user', ['A'])), b: node('a', message('assistant', ['B'])) };
    expect(readBack({ mapping, current_node: 'b' })).toMatchObject({ said: ['user | A', 'coach | B'] });
  });
});

describe('other ways to write a conversation', () => {
  it("reads ShareGPT's names of who speaks", () => {
    const conversations = [
      { from: 'system', value: 'Be kind' },
      { from: 'human', value: 'Hello' },
      { from: 'gpt', value: 'Welcome' },
    ];
    const said = ['user | Hello', 'coach | Welcome'];
    expect(readBack({ conversations })).toMatchObject({ said, dropped: { length: 1 } });
    expect(readBack([{ id: 'x', conversations }])).toMatchObject({ said });
    expect(readBack(conversations)).toMatchObject({ said });
  });

  it('reads JSON Lines: a message a line, or a conversation a line', () => {
    const messages = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Welcome' },
    ];
    const lines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('\n');
    const said = ['user | Hello', 'coach | Welcome'];
    expect(readBack(lines(messages))).toMatchObject({ said });
    expect(readBack(lines([{ messages }, { messages: [] }]), '1')).toMatchObject({ said });
    expect(readBack(`${lines(messages)}{"role": "user", "content": 5}`)).toMatchObject({
      faults: ['4 /2/content must be string, not number'],
    });
    expect(readBack(`${lines(messages)}{"role": `)).toMatchObject({
      faults: [expect.stringMatching(/^4 {2}expected/)],
    });
  });

  it("reads the items of the coach's own API, with the times it told", () => {
    const item = (role: string, type: string, text: string) => ({
      type: 'message',
      role,
      created_at: 1795935364,
      content: [{ type, text }],
    });
    const data = [
      item('user', 'input_text', 'Hello'),
      { type: 'function_call', name: 'look', arguments: '{}' },
      item('assistant', 'output_text', 'Welcome'),
    ];
    expect(readBack({ object: 'list', data, has_more: false })).toEqual({
      said: ['user | Hello | 2026-11-29T06:56:04.000Z', 'coach | Welcome | 2026-11-29T06:56:04.000Z'],
      dropped: ['1 /data/1 is left out: "function_call" is no message'],
    });
  });

  it('knows a scenario by its own keys, not by a word in a message', () => {
    expect(readBack('{"name": "x", "template": {}}')).toEqual({ format: 'scenario' });
    expect(
      readBack({ title: 'x', messages: [{ role: 'user', content: '', component_config: { template: 1 } }] }),
    ).toMatchObject({
      said: ['user | '],
    });
    expect(formatOf('{"template": {')).toBe('scenario');
  });
});
