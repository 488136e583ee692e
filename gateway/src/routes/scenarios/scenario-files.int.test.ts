import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import { aTemplate } from '@rehearsal/testing/templates';
import { startGatewayUnderTest, type GatewayUnderTest } from '../../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let scenarioId: string;
let instanceId: string;
const awkward = 'two\r\nlines, \0 and \ufffe, </content> & ]]>';

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  const template = aTemplate();
  template.chat_messages.push({ role: 'user', content: awkward, component_config: { b: 1, a: 2 } });
  const body = { name: 'Zoë: “first/visit”', tags: ['mine', 'rehearse:apply'], template };
  const created = await gateway.command('test-scenarios', { body });
  scenarioId = created.body.id;
  instanceId = created.body.primary_instance.id;
});
afterAll(() => gateway.close());

const imported = (body: object) => gateway.command('test-scenarios/import', { body });
const faultsOf = async (body: object) => {
  const { status, body: problem } = await imported(body);
  return [
    status,
    ...(problem.errors as { pointer: string; message: string }[]).map(
      ({ pointer, message }) => `${pointer} ${message}`,
    ),
  ];
};

describe('a scenario as a file', () => {
  it('is exported under its name, without what belongs to this system', async () => {
    const { status, text, headers } = await gateway.ask(`test-scenarios/${scenarioId}/export`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''zo%C3%AB-first-visit.json");
    expect(headers.get('etag')).toBe('"1"');
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['$schema', 'name', 'description', 'tags', 'template']);
    expect(JSON.parse(text)).toMatchObject({ $schema: './scenario.schema.json', tags: ['mine'] });
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('is the same bytes after it was sent back, put back, or imported', async () => {
    const { text } = await gateway.ask(`test-scenarios/${scenarioId}/export`);
    await gateway.command(`test-scenarios/${scenarioId}`, { method: 'PUT', raw: text });
    expect((await gateway.ask(`test-scenarios/${scenarioId}/export`)).text).toBe(text);
    const renamed = text.replace('first/visit', 'second visit');
    const created = await gateway.command('test-scenarios', { raw: renamed });
    expect(created.status).toBe(201);
    expect((await gateway.ask(`test-scenarios/${created.body.id}/export`)).text).toBe(renamed);
    const again = await imported({ content: text, name: 'third' });
    expect(again.body).toMatchObject({ name: 'third', tags: ['mine'], warnings: [] });
    const whole = await imported({ content: JSON.parse(text) as object, name: 'fourth', tags: [] });
    expect(whole.body).toMatchObject({ name: 'fourth', template: again.body.template });
  });

  it('is checked by the schema that is published', async () => {
    const { body } = await gateway.ask('schemas/scenario.json', { token: null });
    expect(body).toMatchObject({
      $id: 'http://localhost:8080/api/v1/schemas/scenario.json',
      required: ['name', 'template'],
    });
  });
});

describe('a conversation as a file', () => {
  it.each(['instances', 'test-scenarios'])(
    'of %s is JSON, a message array, or XML, and loses nothing',
    async (noun) => {
      const path = `${noun}/${noun === 'instances' ? instanceId : scenarioId}/chat-messages`;
      const { body } = await gateway.ask(path);
      expect(body.items).toHaveLength(3);
      const openai = await gateway.ask(`${path}?format=openai`);
      expect(openai.body).toEqual([
        { role: 'user', content: 'I want to improve my career' },
        { role: 'assistant', content: "Let's explore your career identity" },
        { role: 'user', content: awkward },
      ]);
      expect(openai.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.json/);
      const xml = await gateway.ask(`${path}?format=xml`);
      expect(xml.headers.get('content-type')).toBe('application/xml; charset=utf-8');
      const read = readConversation(xml.text, 'xml');
      expect(read.ok && read.messages.at(-1)).toMatchObject({ content: awkward, component_config: { a: 2, b: 1 } });
      const accepted = await gateway.ask(path, { headers: { accept: 'application/xml' } });
      expect(accepted.text).toBe(xml.text);
    },
  );

  it('becomes a scenario, and comes out of it as it went in', async () => {
    const { text } = await gateway.ask(`instances/${instanceId}/chat-messages?format=xml`);
    const made = await imported({
      content: text,
      name: 'from XML',
      first_name: 'Zoë',
      current_phase: 'get to know you',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      warnings: [],
      template: { user: { first_name: 'Zoë' }, coach_state: { current_phase: 'GET_TO_KNOW_YOU' } },
    });
    expect((await gateway.ask(`test-scenarios/${made.body.id}/chat-messages?format=xml`)).text).toBe(text);
  });

  it('of another program is taken with a warning for what nobody says', async () => {
    const content = [
      { role: 'system', content: 'You are a coach' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: [{ type: 'text', text: 'Hello' }] },
    ];
    const { status, body } = await imported({ format: 'openai', content, name: 'from elsewhere', description: 'd' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      description: 'd',
      template: {
        chat_messages: [
          { role: 'user', content: 'Hi' },
          { role: 'coach', content: 'Hello' },
        ],
      },
      warnings: [{ pointer: '/0', message: 'is left out: a message of the system is no part of a conversation' }],
    });
  });

  it("that the coach's own API lists with the newest first is put in order, and a page is told as one", async () => {
    const said = { object: 'conversation.item', type: 'message', created_at: 1796047623 };
    const data = [
      { ...said, id: 'api-1-reply', role: 'assistant', content: [{ type: 'output_text', text: 'Welcome' }] },
      { ...said, id: 'api-1', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
    ];
    const { status, body } = await imported({ content: { object: 'list', data, has_more: true }, name: 'own items' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      template: { chat_messages: [{ content: 'Hello' }, { content: 'Welcome' }] },
      warnings: [
        { pointer: '/data', message: 'begins with the newest message: it is read from its end' },
        { pointer: '/has_more', message: 'says that there is more: this is one page of the list alone' },
      ],
    });
  });

  it('with faults is refused, each at its place', async () => {
    expect(await faultsOf({ content: '<c>\n<message role="x">a</message></c>', name: 'n' })).toEqual([
      400,
      expect.stringMatching(/^\/content line 2, column 1: role "x" is not a message role/),
    ]);
    expect(await faultsOf({ content: '<!DOCTYPE a><a/>', name: 'n' })).toEqual([
      400,
      expect.stringContaining('a DOCTYPE is not allowed'),
    ]);
    expect(await faultsOf({ content: [{ role: 'user' }] })).toEqual([
      400,
      '/content/0/content is required',
      '/name is needed: a conversation has no name',
    ]);
    expect(await faultsOf({ content: '{"template": {},\n}', name: 'n' })).toEqual([
      400,
      expect.stringMatching(/^\/content line 2, column 1: expected a key/),
    ]);
    for (const content of ['Coach: hello', 'role,content\nuser,Hi', '5', 'null'])
      expect(await faultsOf({ content, name: 'n' })).toEqual([
        400,
        '/content is neither a JSON object or array nor XML, and nothing else can be imported',
      ]);
    expect(await faultsOf({ content: ' \uFEFF\n', name: 'n' })).toEqual([400, '/content is empty']);
    for (const content of [[], { messages: [] }, '<conversation/>', [{ role: 'system', content: 'You are a coach' }]])
      expect(await faultsOf({ content, name: 'n' })).toEqual([400, '/content holds no message of a person or a coach']);
    expect(await faultsOf({ format: 'yaml', content: '' })).toEqual([400, expect.stringMatching(/^\/format /)]);
  });
});
