import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversationTemplate } from './conversation-template.js';
import { conversationText, formatOf, readConversation } from './conversation-text.js';
import type { ConversationMessage } from './conversation.js';

const HARD = Array.from('\0\x01\b\t\n\v\f\r\x1b\x7f\x85\ufffe\uffff&<>"\']]>😀 é');

/** Every character that a message may hold: controls, separators, emoji, both ends of the planes. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/\p{Surrogate}/u.test(text)),
  fc.string({ unit: fc.constantFrom(...HARD), maxLength: 20 }),
  fc.constantFrom('', ' ', '\r\n', '<![CDATA[x]]>', '&amp;amp;', '</content>', '"json"', '\u2028'),
);
const free = fc.dictionary(
  fc.string({ maxLength: 5 }).filter((key) => !/[$.\0]|^(__proto__|constructor|prototype)$/.test(key)),
  fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.array(anyText, { maxLength: 2 })),
  { maxKeys: 3 },
);
const message = fc.record(
  {
    role: fc.constantFrom('user' as const, 'coach' as const),
    content: anyText,
    timestamp: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') })
      .map((date) => date.toISOString()),
    component_config: free,
  },
  { requiredKeys: ['role', 'content'] },
);
const conversation = fc.array(message, { maxLength: 5 }) as unknown as fc.Arbitrary<ConversationMessage[]>;

const messagesOf = (text: string, format: 'json' | 'openai' | 'xml') => {
  const read = readConversation(text, format);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.messages;
};
const faultsOf = (text: string, format: 'json' | 'openai' | 'xml') => {
  const read = readConversation(text, format);
  return read.ok ? [] : read.faults.map(({ line, column, message: said }) => `${line}:${column} ${said}`);
};
const warningsOf = (text: string, format: 'json' | 'openai' | 'xml') => {
  const read = readConversation(text, format);
  return read.ok ? read.warnings.map(({ line, column, message: said }) => `${line}:${column} ${said}`) : ['faults'];
};

describe('a conversation, written and read again', () => {
  it.each(['json', 'xml'] as const)('is the same to the last character as %s', (format) => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const text = conversationText(messages, format);
        expect(messagesOf(text, format)).toEqual(messages);
        expect(conversationText(messagesOf(text, format), format)).toBe(text);
        expect(formatOf(text)).toBe(format);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps every word and who said it in OpenAI's array", () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const text = conversationText(messages, 'openai');
        expect(messagesOf(text, 'openai')).toEqual(messages.map(({ role, content }) => ({ role, content })));
      }),
    );
  });

  it('is XML 1.0 whatever it holds', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        expect(conversationText(messages, 'xml')).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});

describe('the message array', () => {
  it('may be bare, or under "messages" as a request has it, or under "items" as our API answers it', () => {
    const said = [{ role: 'user', content: 'Hi' }];
    for (const body of [
      said,
      { model: 'm', messages: said },
      { items: [{ id: 'x', ...said[0], component_config: null }] },
    ])
      expect(messagesOf(JSON.stringify(body), 'openai')).toEqual(said);
  });

  it('takes the assistant for the coach, and joins the text parts of a content', () => {
    const text = JSON.stringify([
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Hello ' },
          { type: 'image_url', image_url: {} },
          { type: 'text', text: 'you' },
        ],
      },
    ]);
    expect(messagesOf(text, 'openai')).toEqual([{ role: 'coach', content: 'Hello you' }]);
    expect(warningsOf(text, 'openai')).toEqual([expect.stringMatching(/^1:\d+ is left out: it is no text$/)]);
  });

  it('leaves out what nobody says, with a warning at its place', () => {
    const text = `[\n{"role":"system","content":"You are a coach"},\n{"role":"assistant","content":null,"tool_calls":[]},\n{"role":"tool","content":"4"},\n{"role":"user","content":"Hi"}]`;
    expect(messagesOf(text, 'openai')).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(warningsOf(text, 'openai')).toEqual([
      '2:1 is left out: a message of the system is no part of a conversation',
      '3:1 is left out: it holds no text',
      '4:1 is left out: a message of the tool is no part of a conversation',
    ]);
  });

  it('tells every fault with its place', () => {
    expect(faultsOf('[{"role":"usr","content":"a"},\n {"role":"user"},\n 5]', 'openai')).toEqual([
      '1:3 "usr" is not a message role. Did you mean user?',
      '2:2 is required',
      expect.stringMatching(/^3:2 /),
    ]);
    expect(faultsOf('[{"role":"constructor","content":"a"}]', 'openai')).toEqual([
      expect.stringMatching(/^1:3 "constructor" is not a message role/),
    ]);
    expect(faultsOf('{"messages": 5}', 'json')).toEqual([expect.stringMatching(/^1:1 must be an array of messages/)]);
    expect(faultsOf('[1,', 'json')).toEqual(['1:4 expected a JSON value, but the text ends here']);
  });
});

describe('conversation XML', () => {
  it('may name the parts of a message by attributes, by elements or not at all', () => {
    const text = `<chat>
      <message role="assistant">Hel<!-- no --><?no word?>lo</message>
      <message><role>user</role><timestamp> 2025-01-01T00:00:00Z </timestamp><content> as it stands </content></message>
      <message role="user"><![CDATA[a < b && c]]> &#x263A;&apos;</message>
    </chat>`;
    expect(messagesOf(text, 'xml')).toEqual([
      { role: 'coach', content: 'Hello' },
      { role: 'user', content: ' as it stands ', timestamp: '2025-01-01T00:00:00Z' },
      { role: 'user', content: "a < b && c ☺'" },
    ]);
  });

  it('leaves out elements that it does not know, with a warning', () => {
    const text =
      '<conversation>\n<title>x</title>\n<message role="user"><content>a</content><mood/></message>\n</conversation>';
    expect(warningsOf(text, 'xml')).toEqual([
      '2:1 <title> is left out: it is no <message>',
      expect.stringMatching(/^3:\d+ <mood> is left out: it is no part of a message$/),
    ]);
  });

  it.each([
    [
      'a tag that is not closed',
      '<conversation>\n <message role="user">',
      /^2:23 Missing end tag for element message$/,
    ],
    ['tags that cross', '<a>\n<b></a>', /^2:4 Missing end tag for element b$/],
    ['a tag that is cut', '<a>\n<b', /^2:3 Unclosed start tag for element `b`$/],
    ['a stray <', '<a>\nx < y</a>', /^2:3 Missing end tag for element a$/],
    ['a value without quotes', '<a b=1/>', /^1:6 Attribute value expected$/],
    ['an attribute without a value', '<a b/>', /^1:5 Attribute value expected$/],
    ['an attribute twice', '<a b="1"\nb="2"/>', /^2:6 Duplicate attribute: b$/],
    ['a second root', '<conversation/>\n<conversation/>', /^2:1 Extra content at the end of the document$/],
    ['no XML at all', 'hello', /^1:1 Root element is missing or invalid$/],
    ['nothing', '', /^1:1 /],
    ['another document', '<html><body/></html>', /^1:1 <html> holds no <message>/],
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]><a>y</a>', /^2:1 a DOCTYPE is not allowed/],
    [
      'a bare &',
      '<c><message role="user">you & me</message></c>',
      /^1:31 Unterminated reference .* \(write &amp; for "&"\)$/,
    ],
    [
      'an entity of nobody',
      '<c>\n<message role="user">&x;</message></c>',
      /^2:22 Named entity isn't defined: &x; \(write &amp; for "&"\)$/,
    ],
    ['the name of a method', '<c>&constructor;</c>', /^1:4 Named entity isn't defined: &constructor;/],
    [
      'a reference to what XML cannot hold',
      '<c><message role="&#0;">a</message></c>',
      /^1:23 Character reference resolves to an invalid character/,
    ],
    ['a control character', '<c>\n\u0001</c>', /^2:1 Invalid character$/],
    ['a name that JavaScript would stumble over', '<__proto__/>', /^1:1 <__proto__> holds no <message>/],
    [
      'a hundred thousand levels',
      '<a>'.repeat(1e5) + '</a>'.repeat(1e5),
      /^1:1 its elements lie too deep in each other$/,
    ],
    ['a role that is none', '<c>\n<message role="owner">a</message></c>', /^2:1 role "owner" is not a message role/],
    ['no role', '<c>\n<message>a</message></c>', /^2:1 role is required/],
    [
      'a time without a zone',
      '<c><message role="user" timestamp="2025-01-01T00:00:00">a</message></c>',
      /^1:4 timestamp must be/,
    ],
    [
      'two contents',
      '<c><message role="user"><content>a</content><content>b</content></message></c>',
      /^1:45 <content> is there twice/,
    ],
    [
      'a config that is no JSON',
      '<c><message role="user"><content>a</content>\n<component_config>{</component_config></message></c>',
      /^2:1 <component_config> does not hold JSON/,
    ],
    [
      'a config that JSON.parse would change',
      '<c><message role="user"><content>a</content>\n<component_config>{"id":9007199254740993}</component_config></message></c>',
      /^2:1 <component_config> does not hold JSON that can be kept at \/id: .* beyond 2\^53/,
    ],
    [
      'an encoding of the future',
      '<c><message role="user"><content encoding="b64">a</content></message></c>',
      /^1:\d+ the encoding "b64" is not known/,
    ],
  ])('with %s is refused at its place', (_what, text, fault) => {
    expect(faultsOf(text, 'xml')).toEqual([expect.stringMatching(fault)]);
  });

  it('does not take a DOCTYPE that somebody speaks of for one', () => {
    const text = '<c><!-- <!DOCTYPE --><message role="user"><![CDATA[<!DOCTYPE html>]]></message></c>';
    expect(messagesOf(text, 'xml')).toEqual([{ role: 'user', content: '<!DOCTYPE html>' }]);
  });

  it('is read in the time that its length asks for, however many faults it has', () => {
    const text = `<c>\n${'<message role="x">a</message>\n'.repeat(10_000)}</c>`;
    expect(faultsOf(text, 'xml')).toHaveLength(10_000);
    expect(faultsOf('<!--'.repeat(200_000), 'xml')).toHaveLength(1);
  });

  it('holds no more messages than a scenario does', () => {
    const text = `<c>\n${'<message role="user">a</message>\n'.repeat(10_001)}</c>`;
    expect(faultsOf(text, 'xml')).toEqual(['10002:1 is one too many: 10,000 messages at most']);
  });
});

describe('what a text is', () => {
  it.each([
    ['\uFEFF <a/>', 'xml'],
    [' [1]', 'openai'],
    ['{"messages": []}', 'json'],
    ['{"name": "x", "template": {}}', 'scenario'],
    ['Coach: hello', undefined],
  ])('%j is %s', (text, format) => {
    expect(formatOf(text)).toBe(format);
  });
});

describe('the template of a conversation', () => {
  it('has a person of whom nothing else is known', () => {
    const template = conversationTemplate([{ role: 'user', content: 'Hi' }], { first_name: 'Ada' });
    expect(template).toMatchObject({
      user: { first_name: 'Ada', last_name: 'Person' },
      coach_state: { current_phase: 'INTRODUCTION' },
      chat_messages: [{ role: 'user', content: 'Hi' }],
    });
  });
});
