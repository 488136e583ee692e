import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from './testing/coach-under-test.js';

let coach: CoachUnderTest;
let token: string;
let openai: OpenAI;
const model = 'jan-v1-4b';
const hello = [{ role: 'user' as const, content: 'I love painting and I grew up by the sea.' }];

const sdk = (apiKey: string) => new OpenAI({ baseURL: `${coach.url}/v1`, apiKey, maxRetries: 0 });
const call = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
) =>
  fetch(`${coach.url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const json = async (response: Response | Promise<Response>) => (await (await response).json()) as Record<string, never>;
const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
};

beforeAll(async () => {
  coach = await startCoach();
  ({ token } = await coach.guestLogin());
  openai = sdk(token);
});
afterAll(() => coach.close());

describe('models and completions, by the official SDK', () => {
  it('lists the models', async () => {
    expect((await openai.models.list()).data.map(({ id }) => id)).toEqual(['jan-v1-4b', 'scripted']);
  });

  it('answers whole', async () => {
    const completion = await openai.chat.completions.create({ model, messages: hello });
    expect(completion).toMatchObject({
      object: 'chat.completion',
      model,
      choices: [{ index: 0, finish_reason: 'stop' }],
    });
    expect(completion.choices[0]?.message).toMatchObject({
      role: 'assistant',
      content: expect.stringContaining('coach') as unknown,
    });
    expect(completion.usage?.total_tokens).toBe(
      (completion.usage?.prompt_tokens ?? 0) + (completion.usage?.completion_tokens ?? 0),
    );
  });

  it('streams the same words, with usage when asked', async () => {
    const whole = await openai.chat.completions.create({ model, messages: hello });
    const chunks = await collect(
      await openai.chat.completions.create({
        model,
        messages: hello,
        stream: true,
        stream_options: { include_usage: true },
      }),
    );
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('ends a stream with [DONE], and stamps each token', async () => {
    const response = await call('POST', '/v1/chat/completions', { model, messages: hello, stream: true });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = (await response.text()).split('\n\n').filter(Boolean);
    expect(events.at(-1)).toBe('data: [DONE]');
    const stamps = events
      .slice(1, -2)
      .map((event) => (JSON.parse(event.slice(6)) as { elapsed_ms: number }).elapsed_ms);
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  });

  it('calls a tool that is required or asked for, and speaks after its result', async () => {
    const tools = [
      {
        type: 'function' as const,
        function: {
          name: 'get_weather',
          parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    ];
    const ask = { role: 'user' as const, content: 'What is the weather in Porto today?' };
    const asked = await openai.chat.completions.create({ model, tools, messages: [ask] });
    const [toolCall] = asked.choices[0]?.message.tool_calls ?? [];
    expect(asked.choices[0]?.finish_reason).toBe('tool_calls');
    expect(toolCall).toMatchObject({
      type: 'function',
      function: { name: 'get_weather', arguments: '{"city":"Porto"}' },
    });
    const chunks = await collect(
      await openai.chat.completions.create({ model, tools, tool_choice: 'required', messages: hello, stream: true }),
    );
    expect(chunks[0]?.choices[0]?.delta.tool_calls?.[0]?.function?.name).toBe('get_weather');
    const called = asked.choices[0]?.message as OpenAI.Chat.Completions.ChatCompletionMessageParam;
    const after = await openai.chat.completions.create({
      model,
      tools,
      messages: [ask, called, { role: 'tool', tool_call_id: toolCall?.id ?? '', content: 'sunny' }],
    });
    expect(after.choices[0]?.message.content).toBeTruthy();
  });
});

describe('conversations', () => {
  it('keeps what is said in a live session, and shows it at once', async () => {
    const created = await openai.conversations.create({ metadata: { topic: 'sea' } });
    expect(created).toMatchObject({ object: 'conversation', metadata: { topic: 'sea' } });
    const said = await json(
      call('POST', '/v1/conv/chat/completions', { model, messages: hello, conversation: created.id, store: true }),
    );
    expect(said).toMatchObject({ object: 'chat.completion', metadata: { conversation_id: created.id, store: true } });
    const streamed = await call('POST', '/v1/conv/chat/completions', {
      model,
      messages: [{ role: 'user', content: 'I am a nurse.' }],
      conversation: created.id,
      store: true,
      stream: true,
    });
    expect(await streamed.text()).toContain('data: [DONE]');
    const items = await openai.conversations.items.list(created.id, { order: 'asc' });
    expect(items.data.map((item) => ('role' in item ? item.role : ''))).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
    const nowhere = {
      status: 404,
      code: 'item_not_found',
      param: 'item',
      message: expect.stringContaining('"item-x"') as unknown,
    };
    const within = { conversation_id: created.id };
    await expect(openai.conversations.items.retrieve('item-x', within)).rejects.toMatchObject(nowhere);
    await expect(openai.conversations.items.delete('item-x', within)).rejects.toMatchObject(nowhere);
    expect((await openai.conversations.retrieve(created.id)).metadata).toEqual({ topic: 'sea' });
    expect(coach.instantiator.view(created.id)?.coach_state.current_phase).toBe('GET_TO_KNOW_YOU');
    const list = await json(call('GET', '/v1/conversations'));
    expect(list.data).toContainEqual(expect.objectContaining({ id: created.id }));
    expect((await openai.conversations.delete(created.id)).deleted).toBe(true);
    expect((await call('GET', `/v1/conversations/${created.id}`)).status).toBe(404);
  });

  it('keeps nothing when it is not asked to', async () => {
    const { id } = await openai.conversations.create();
    await json(call('POST', '/v1/conv/chat/completions', { model, messages: hello, conversation: id }));
    expect((await openai.conversations.items.list(id)).data).toEqual([]);
  });

  it('has the coach answer an item that was added, in its own time', async () => {
    const { id } = await openai.conversations.create();
    const items = [{ type: 'message' as const, role: 'user' as const, content: 'I grew up on a farm.' }];
    await openai.conversations.items.create(id, { items });
    await waitFor('the coach to answer', () => coach.instantiator.view(id)?.chat_messages.length === 2);
    expect((await openai.conversations.items.list(id)).data).toHaveLength(2);
  });

  it('takes nothing that nobody can see for something that was said', async () => {
    const { id } = await openai.conversations.create();
    const unseen = { role: 'user' as const, content: '\u200b\u2060 \u202e' };
    const refused = (param: string) => ({ status: 400, type: 'invalid_request_error', param });
    const complete = openai.chat.completions.create({ model, messages: [unseen] });
    await expect(complete).rejects.toMatchObject(refused('messages'));
    for (const input of [unseen.content, [unseen]])
      await expect(openai.responses.create({ model, input, conversation: id })).rejects.toMatchObject(refused('input'));
    const items = [{ type: 'message' as const, ...unseen }];
    await expect(openai.conversations.items.create(id, { items })).rejects.toMatchObject(refused('items.0'));
    expect((await openai.conversations.items.list(id)).data).toEqual([]);
  });

  it("hides other people's conversations", async () => {
    const { id } = await openai.conversations.create();
    const stranger = sdk((await coach.guestLogin()).token);
    await expect(stranger.conversations.retrieve(id)).rejects.toMatchObject({ status: 404 });
    await expect(stranger.conversations.delete(id)).rejects.toMatchObject({ status: 404 });
    await expect(stranger.responses.create({ model, input: 'Hi', conversation: id })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('speaks as a test user with the token of their instance', async () => {
    await coach.instantiator.addTestInstance('test-1');
    const user = sdk(await coach.instanceToken('test-1'));
    const { id } = await user.conversations.create();
    expect(id).toBe('test-1');
    await user.chat.completions.create({ model, messages: hello, store: true });
    expect((await user.conversations.items.list('test-1')).data).toHaveLength(2);
    const sent = coach.instantiator.commands.filter(
      ({ type, aggregateId }) => type === 'SendMessage' && aggregateId === 'test-1',
    );
    expect(sent).toMatchObject([{ data: { kind: 'test' }, actor: { id: 'test-1', role: 'guest' } }]);
    await expect(user.conversations.delete('test-1')).rejects.toMatchObject({ status: 403 });
    await expect(sdk(await coach.instanceToken('test-1', 'live')).models.list()).rejects.toMatchObject({ status: 401 });
  });
});

describe('responses, by the official SDK', () => {
  it('answers whole', async () => {
    const response = await openai.responses.create({ model, input: 'I love painting.' });
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      store: false,
      output: [{ type: 'message', role: 'assistant' }],
    });
    expect(response.output_text).toContain('coach');
  });

  it('streams numbered events', async () => {
    const events = await collect(await openai.responses.create({ model, input: 'I love painting.', stream: true }));
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
    const kinds = events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
    expect(kinds).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    const last = events.at(-1);
    const text = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
    expect(last?.type === 'response.completed' && last.response.output[0]).toMatchObject({
      content: [{ type: 'output_text', text }],
    });
    expect(last?.type === 'response.completed' && last.response.usage).toMatchObject({
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    });
  });

  it('calls tools, whole and streamed', async () => {
    const tools = [
      {
        type: 'function' as const,
        name: 'getWeather',
        strict: false,
        parameters: { properties: { days: { type: 'integer' } }, required: ['days'] },
      },
    ];
    const ask = { model, tools, input: 'How is the weather for the next 3 days?' };
    expect((await openai.responses.create(ask)).output).toMatchObject([
      { type: 'function_call', name: 'getWeather', arguments: '{"days":3}' },
    ]);
    const events = await collect(await openai.responses.create({ ...ask, stream: true }));
    expect(events.map(({ type }) => type)).toContain('response.function_call_arguments.done');
    expect(events.at(-1)?.type).toBe('response.completed');
  });

  it('keeps the exchange in its conversation', async () => {
    const { id } = await openai.conversations.create();
    expect(await openai.responses.create({ model, input: 'Hello', conversation: id })).toMatchObject({
      store: true,
      conversation: { id },
    });
    expect((await openai.conversations.items.list(id)).data).toHaveLength(2);
  });
});
