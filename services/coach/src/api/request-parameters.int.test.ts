import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';

const ORIGIN = 'https://app.example';
const model = 'scripted';
const messages = [{ role: 'user', content: 'What is the weather in Porto?' }];
const weather = {
  name: 'get_weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const nested = { type: 'function', function: weather };
const flat = { type: 'function', ...weather };
const schema = {
  type: 'object',
  properties: { mood: { enum: ['calm', 'glad'] }, words: { type: 'string' } },
  required: ['mood', 'words'],
  additionalProperties: false,
};
const NO_PROTO = 'cannot have the key "__proto__"';
const WORDS_OF_ZOD = /Invalid|Too (big|small)|expected|received|<=|>=/;
let coach: CoachUnderTest;
let authorization: string;

beforeAll(async () => {
  coach = await startCoach({ CORS_ORIGINS: ORIGIN });
  authorization = `Bearer ${(await coach.guestLogin()).token}`;
});
afterAll(() => coach.close());

const post = (path: string, body: object) =>
  fetch(`${coach.url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ model, ...body }),
  });
const answer = async (path: string, body: object) =>
  (await (await post(path, body)).json()) as Record<string, never> & { choices: { message: { content: string } }[] };
const complete = (body: object) => answer('chat/completions', { messages, ...body });
const respond = (body: object) => answer('responses', { input: 'Hello', ...body });

describe('what is asked of an answer', () => {
  it.each(['max_tokens', 'max_completion_tokens'])('is honoured: %s', async (name) => {
    expect(await complete({ [name]: 3 })).toMatchObject({
      choices: [
        { finish_reason: 'length', message: { content: expect.stringMatching(/^\S+\s+\S+\s+\S+$/) as unknown } },
      ],
      usage: { completion_tokens: 3 },
    });
  });

  it('is honoured: stop, max_output_tokens, and told back', async () => {
    const whole = (await complete({})).choices[0]?.message.content ?? '';
    const [first = '', second = ''] = whole.split(' ');
    expect(await complete({ stop: second })).toMatchObject({ choices: [{ message: { content: `${first} ` } }] });
    expect(await respond({ max_output_tokens: 2, top_p: 0.5, user: 'u', truncation: 'auto' })).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      max_output_tokens: 2,
      top_p: 0.5,
      user: 'u',
      truncation: 'auto',
      output: [{ status: 'incomplete' }],
      usage: { input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 } },
    });
  });

  it('is honoured: JSON, also of a schema', async () => {
    const json_schema = { name: 'answer', strict: true, schema };
    const asJson = await complete({ response_format: { type: 'json_object' } });
    expect(JSON.parse(asJson.choices[0]?.message.content ?? '')).toEqual({ reply: expect.any(String) as unknown });
    const fitted = await complete({ response_format: { type: 'json_schema', json_schema } });
    const expected = { mood: expect.stringMatching(/^(calm|glad)$/) as unknown, words: expect.any(String) as unknown };
    expect(JSON.parse(fitted.choices[0]?.message.content ?? '')).toEqual(expected);
    const format = { type: 'json_schema', ...json_schema };
    const response = await respond({ text: { format } });
    expect(response).toMatchObject({ text: { format } });
    const [{ content }] = response.output as unknown as [{ content: [{ text: string }] }];
    expect(JSON.parse(content[0].text)).toEqual(expected);
  });

  it.each([
    ['chat/completions', { messages, tools: [flat] }],
    ['chat/completions', { messages, tools: [nested], tool_choice: { type: 'function', name: 'get_weather' } }],
    ['responses', { input: messages, tools: [nested] }],
    [
      'responses',
      { input: messages, tools: [flat], tool_choice: { type: 'function', function: { name: 'get_weather' } } },
    ],
  ])('may come in either shape: tools at %s', async (path, body) => {
    const answered = await answer(path, body);
    expect(JSON.stringify(answered)).toContain(String.raw`{\"city\":\"Porto\"}`);
    if (path === 'responses' && 'tool_choice' in body)
      expect(answered).toMatchObject({ tool_choice: { type: 'function', name: 'get_weather' } });
  });

  it('has the field usage in every chunk of a stream, when it was asked for', async () => {
    const response = await post('chat/completions', {
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = (await response.text()).split('\n\n').slice(0, -2);
    const usages = chunks.map((chunk) => (JSON.parse(chunk.slice(6)) as { usage?: unknown }).usage);
    expect(usages.slice(0, -1).every((usage) => usage === null)).toBe(true);
    expect(usages.at(-1)).toMatchObject({ total_tokens: expect.any(Number) as unknown });
  });
});

describe('what cannot be had', () => {
  it.each<[string, object, string]>([
    ['chat/completions', { logprobs: true }, 'logprobs'],
    ['chat/completions', { audio: { voice: 'a' } }, 'audio'],
    ['chat/completions', { functions: [weather] }, 'functions'],
    ['chat/completions', { max_tokens: 0 }, 'max_tokens'],
    ['chat/completions', { max_tokens: 'many' }, 'max_tokens'],
    ['chat/completions', { stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
    ['chat/completions', { response_format: { type: 'yaml' } }, 'response_format.type'],
    ['chat/completions', { tool_choice: 'sometimes' }, 'tool_choice'],
    [
      'chat/completions',
      { tools: [nested], tool_choice: { type: 'function', function: { name: 'other' } } },
      'tool_choice',
    ],
    ['chat/completions', { tools: [{ type: 'web_search' }] }, 'tools.0.type'],
    ['chat/completions', { tools: [{ type: 'function', function: {} }] }, 'tools.0.function.name'],
    ['chat/completions', { max_tokenz: 3 }, 'max_tokenz'],
    ['chat/completions', { store: true }, 'store'],
    ['chat/completions', { conversation: 'conv_1' }, 'conversation'],
    ['responses', { background: true }, 'background'],
    ['responses', { tools: [{ type: 'function', name: 'no spaces' }] }, 'tools.0.name'],
    ['responses', { tool_choice: { type: 'mcp' } }, 'tool_choice'],
    ['responses', { conversation: 'conv_1', previous_response_id: 'resp_1' }, 'previous_response_id'],
    [
      'responses',
      { text: { format: { type: 'json_schema', name: 'a', schema: { pattern: 'x' } } } },
      'text.format.schema.pattern',
    ],
    ['chat/completions', { temperature: 3 }, 'temperature'],
    ['responses', { temperature: 'warm' }, 'temperature'],
    ['responses', { metadata: { mood: 1 } }, 'metadata.mood'],
    ['responses', { metadata: 'calm' }, 'metadata'],
    ['responses', { metadata: { ['k'.repeat(65)]: 'v' } }, `metadata.${'k'.repeat(65)}`],
    ['chat/completions', { stream: 'yes' }, 'stream'],
    ['chat/completions', { messages: 'Hello' }, 'messages'],
    ['chat/completions', { messages: [{ role: 'coach', content: 'Hello' }] }, 'messages.0.role'],
    [
      'chat/completions',
      { tools: [{ type: 'function', function: { name: 'a', parameters: 3 } }] },
      'tools.0.function.parameters',
    ],
  ])('is refused by its name and in plain words at %s: %j', async (path, body, param) => {
    const response = await post(path, { ...(path === 'responses' ? { input: 'Hello' } : { messages }), ...body });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error).toMatchObject({ type: 'invalid_request_error', param });
    expect(error.message).not.toMatch(WORDS_OF_ZOD);
  });

  it.each([
    ['limit=0', 'limit: must be at least 1'],
    ['limit=101', 'limit: must be at most 100'],
    ['limit=many', 'limit: must be a number'],
    ['order=up', 'order: must be one of asc, desc. '],
    ['after=conv_1', 'after: is not a cursor that this list gave as next_cursor'],
  ])('is refused where a list is asked for with %s', async (query, message) => {
    const response = await fetch(`${coach.url}/v1/conversations?${query}`, { headers: { authorization } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message: message.trim(), param: query.split('=')[0] } });
  });

  it('is a name of a tool that is no text, which is no name left out', async () => {
    const tools = [{ type: 'function', name: 5 }];
    const response = await post('responses', { input: 'Hello', tools });
    expect(await response.json()).toMatchObject({ error: { message: 'tools.0.name: must be string, not number' } });
  });

  it('is a conversation that is not there, or not any more, of which the guest hears how to go on', async () => {
    const response = await fetch(`${coach.url}/v1/conversations/conv_gone`, { headers: { authorization } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'conversation_not_found',
        message: expect.stringContaining('POST /v1/conversations begins one') as unknown,
      },
    });
  });

  it.each([
    ['chat/completions', 'messages', { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }],
    ['responses', 'input', { type: 'input_image', image_url: 'data:image/png;base64,AAAA' }],
  ])('is anything but text, and %s says so', async (path, field, image) => {
    const content = [{ type: 'text', text: 'Look' }, image];
    const response = await post(path, { [field]: [{ role: 'user', content }] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        param: `${field}.0.content.1.type`,
        message: expect.stringContaining('only text is understood') as unknown,
      },
    });
  });

  it.each([
    ['chat/completions', { stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop', 'holds more than 4 sequences'],
    ['chat/completions', { stop: 5 }, 'stop', 'must be a string or a list'],
    [
      'chat/completions',
      { messages: [{ role: 'user', content: 5 }] },
      'messages.0.content',
      'must be a string or a list',
    ],
    ['responses', { input: '' }, 'input', 'is empty'],
    ['conversations', { metadata: JSON.parse('{"a":"b","__proto__":"c"}') as object }, 'metadata', NO_PROTO],
    ['responses', { input: { role: 'user' } }, 'input', 'must be a string or a list'],
    ['responses', { input: [{ role: 'user' }] }, 'input.0.content', 'must be a string or a list'],
    ['responses', { input: [{ type: 'function_call_output' }] }, 'input.0.output', 'must be a string or a list'],
    [
      'responses',
      { input: [{ type: 'item_reference', id: 'x' }] },
      'input.0.type',
      'only messages, function calls, their outputs and reasoning are understood, not "item_reference"',
    ],
  ])('is told in a sentence at %s: %j', async (path, body, param, sentence) => {
    const response = await post(path, { ...(path === 'responses' ? { input: 'Hello' } : { messages }), ...body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param, message: `${param}: ${sentence}` } });
  });

  const said = (content: string) => `{"model":"scripted","messages":[{"role":"user","content":${content}}]}`;
  it.each([
    ['text of broken bytes', Buffer.from(said('"caf\xe9"'), 'latin1'), null, /0xe9 is not valid UTF-8/],
    ['half of a pair', said('"a\\ud800"'), 'messages.0.content', /half of a surrogate pair/],
    ['a key that comes twice', said('"a","content":"b"'), 'messages.0.content', /second time/],
    [
      'a whole number that would be rounded',
      said('"a"').replace('{', '{"seed":9007199254740993,'),
      'seed',
      /beyond 2\^53/,
    ],
    ['text that ends too early', '{"model":', null, /the text ends/],
  ])('is a body that would be read as something else: %s', async (_what, body, param, message) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${coach.url}/v1/chat/completions`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { param, message: expect.stringMatching(message) as unknown },
    });
  });

  it.each(['null', '[]', '"a"', '5'])('is a conversation of %s', async (body) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${coach.url}/v1/conversations`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { message: 'The body must be a JSON object.' } },
    ]);
  });

  it('is a body that does not say that it is JSON', async () => {
    const headers = { authorization, 'content-type': 'text/plain' };
    const response = await fetch(`${coach.url}/v1/chat/completions`, { method: 'POST', headers, body: said('"a"') });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.stringContaining('application/json') as unknown },
    });
  });
});

describe('every answer', () => {
  it.each(['/v1/models', '/v1/nothing', '/health'])('has an id: %s', async (path) => {
    const ask = async () => (await fetch(`${coach.url}${path}`)).headers.get('x-request-id');
    const [one, other] = [await ask(), await ask()];
    expect(one).toMatch(/^req_[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
  });

  it('may be read by pages of the configured origins alone', async () => {
    const preflight = (origin: string) =>
      fetch(`${coach.url}/v1/chat/completions`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-stainless-lang',
        },
      });
    const allowed = await preflight(ORIGIN);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('x-stainless-lang');
    expect((await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
    const models = await fetch(`${coach.url}/v1/models`, { headers: { authorization, origin: ORIGIN } });
    expect(models.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});
