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

  it('leaves out what nobody saw: what ChatGPT hid, and what it sent to a tool', () => {
    const hidden = { is_visually_hidden_from_conversation: true };
    const mapping = {
      a: node(null, { ...message('user', ['My instructions']), metadata: hidden }),
      b: node('a', { ...message('user', ['Hi']), metadata: {}, recipient: 'all' }),
      c: node('b', { ...message('assistant', ['print(1)']), recipient: 'python' }),
      d: node('c', { ...message('assistant', ['Hello']), recipient: 'all' }),
    };
    expect(readBack({ mapping, current_node: 'd' })).toEqual({
      said: ['user | Hi', 'coach | Hello'],
      dropped: [
        '1 /mapping/a/message is left out: it is hidden from the conversation',
        '1 /mapping/c/message is left out: it is sent to "python", not to the person',
      ],
    });
  });

  it('tells where its nodes do not hang together', () => {
    const mapping = { a: node(null, message('user', ['A'])), b: node('gone', message('assistant', ['B'])) };
    expect(readBack({ mapping, current_node: 'nowhere' })).toEqual({
      said: ['coach | B'],
      dropped: [
        '1 /current_node names "nowhere", which is not here: the branch that ends with the last node is read',
        '1 /mapping/b/parent names "gone", which is not here: the conversation is read from here on',
        '1 /mapping one message that does not hang together with it is left out',
      ],
    });
  });

  it('ends although its nodes lead in a circle, and says so', () => {
    const mapping = { a: node('b', message('user', ['A'])), b: node('a', message('assistant', ['B'])) };
    expect(readBack({ mapping, current_node: 'b' })).toEqual({
      said: ['user | A', 'coach | B'],
      dropped: ['1 /mapping/a/parent leads back to "b", in a circle: the conversation is read from here on'],
    });
  });

  it('tells a fault at the key and in the terms of the export', () => {
    const mapping = { a: node(null, { ...message('usr', ['A']), create_time: 1e300 }) };
    expect(readBack({ mapping })).toEqual({
      faults: [
        '1 /mapping/a/message/author/role "usr" is not a message role. Did you mean user?',
        '1 /mapping/a/message/create_time must be seconds since 1970, or an instant such as 2025-01-31T09:30:00Z',
      ],
    });
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

  const ordered = ['user | Hello', 'coach | Welcome', 'user | Thanks', 'coach | Bye'];
  const newestFirst = 'begins with the newest message: it is read from its end';
  const said = (id: string | undefined, role: string, content: string, created_at?: number) =>
    ({ type: 'message', id, role, content, created_at }); // prettier-ignore
  it.each([
    [
      'their times',
      [said('4', 'assistant', 'Bye', 9), said('3', 'user', 'Thanks', 9), said('2', 'assistant', 'Welcome', 8), said('1', 'user', 'Hello', 8)], // prettier-ignore
    ],
    [
      'the ids of answers',
      [said('b-reply', 'assistant', 'Bye'), said('b', 'user', 'Thanks'), said('a-reply', 'assistant', 'Welcome'), said('a', 'user', 'Hello')], // prettier-ignore
    ],
    [
      'who speaks first',
      [said('4', 'assistant', 'Bye'), said('3', 'user', 'Thanks'), said('2', 'assistant', 'Welcome'), said('1', 'user', 'Hello')], // prettier-ignore
    ],
  ])('puts a list of an API in order, whichever way it goes, by %s', (_by, data) => {
    const plain = ({ said: lines, dropped }: ReturnType<typeof readBack>) =>
      ({ said: lines?.map((line) => line.split(' | ').slice(0, 2).join(' | ')), dropped }); // prettier-ignore
    const list = { object: 'list', has_more: false };
    expect(plain(readBack({ ...list, data }))).toEqual({ said: ordered, dropped: [`1 /data ${newestFirst}`] });
    expect(plain(readBack({ ...list, data: data.toReversed() }))).toEqual({ said: ordered, dropped: [] });
  });

  it('refuses a list of an API of which it cannot be told which way it goes', () => {
    const [first, second] = [said('1', 'user', 'Hello'), said('2', 'assistant', 'Hi')];
    const fault =
      '1 /data does not tell whether its oldest or its newest message comes first: put the oldest first, under "messages"';
    expect(readBack({ data: [first, second], has_more: true })).toEqual({ faults: [fault] });
    expect(readBack({ data: [first, second, first] })).toEqual({ faults: [fault] });
    const toAndFro = [said('1', 'user', 'A', 1), said('2', 'assistant', 'B', 3), said('3', 'user', 'C', 2)];
    expect(readBack({ data: toAndFro })).toEqual({ faults: [fault] });
    expect(readBack({ messages: toAndFro })).toMatchObject({ said: { length: 3 }, dropped: [] });
  });

  it('tells that a list is one page, and what stands beside it', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(readBack({ id: 'x', data: messages, has_more: true })).toMatchObject({
      dropped: ['1 /has_more says that there is more: this is one page of the list alone'],
    });
    expect(readBack({ items: messages, next_cursor: 'abc' })).toMatchObject({
      dropped: ['1 /next_cursor says that there is more: this is one page of the list alone'],
    });
    expect(readBack({ title: 'T', system: 'Be kind', tools: [], messages, items: messages })).toMatchObject({
      said: ['user | Hi'],
      dropped: ['1 /title "title", "system", "items" are left out: only the messages under "messages" are read'],
    });
  });

  it("reads the input of a request of OpenAI's Responses", () => {
    const input = [
      { role: 'user', content: 'Hi' },
      { type: 'function_call', name: 'f', arguments: '{}' },
      { role: 'assistant', content: [{ type: 'output_text', text: 'Hello' }] },
    ];
    expect(readBack({ model: 'm', input })).toEqual({
      said: ['user | Hi', 'coach | Hello'],
      dropped: [
        '1 /model "model" is left out: only the messages under "input" are read',
        '1 /input/1 is left out: "function_call" is no message',
      ],
    });
  });

  it('takes no part of another kind for words', () => {
    const content = [
      { type: 'thinking', text: 'Who is this?' },
      { type: 'text', text: 'Hello' },
    ];
    expect(readBack([{ role: 'assistant', content }])).toEqual({
      said: ['coach | Hello'],
      dropped: ['1 /0/content/0 is left out: it is no text'],
    });
  });

  it('refuses a role with the name of a method', () => {
    for (const role of ['constructor', '__proto__', 'toString'])
      expect(readBack([{ role, content: 'Hi' }])).toEqual({
        faults: [`1 /0/role "${role}" is not a message role. Expected one of user, coach.`],
      });
  });

  it('tells a broken second line of JSON Lines as that', () => {
    expect(readBack('{"role":"user","content":"Hi"}\n{"role":"assistant","content":"x"\n')).toEqual({
      faults: ['2  expected "," or "}", but the text ends here'],
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
