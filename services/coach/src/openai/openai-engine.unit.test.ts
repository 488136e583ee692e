import { describe, expect, it } from '@jest/globals';
import { costOfCall } from '@rehearsal/contracts/engine/engine-cost';
import type { EngineError } from '../engine.js';
import { finish, NO_PAST } from '../engine.js';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { Meter } from '../meter.js';
import { openaiEngine } from './openai-engine.js';

/** The text of an answer, a refusal, or no answer at all. */
type Reply = string | { status: number } | { silent: true } | { text: string; usage: object };

/** An endpoint that answers its calls with `replies`, in order, and keeps what it was asked. */
const endpoint = (...replies: Reply[]) => {
  const asked: { messages: { role: string; content: string }[]; response_format: { type: string } }[] = [];
  const fetch = (_url: unknown, init?: RequestInit): Promise<Response> => {
    asked.push(JSON.parse(init?.body as string) as (typeof asked)[number]);
    const reply = replies[asked.length - 1] ?? { status: 500 };
    if (typeof reply === 'object' && 'silent' in reply) {
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    }
    if (typeof reply === 'object' && 'status' in reply)
      return Promise.resolve(new Response('{"error":{"message":"no"}}', { status: reply.status }));
    // In pieces of seven characters, so that escapes are cut in the middle too.
    const { text, usage } = typeof reply === 'string' ? { text: reply, usage: undefined } : reply;
    const pieces = text.match(/[^]{1,7}/g) ?? [];
    const events = pieces.map(
      (content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`,
    );
    return Promise.resolve(
      new Response(
        [...events, ...(usage ? [`data: ${JSON.stringify({ choices: [], usage })}\n\n`] : []), 'data: [DONE]\n\n'].join(
          '',
        ),
        { headers: { 'content-type': 'text/event-stream' } },
      ),
    );
  };
  return {
    asked,
    engine: openaiEngine({
      baseURL: 'http://model.invalid/v1',
      apiKey: '',
      model: 'm',
      timeoutMs: 200,
      fetch: fetch,
    }),
  };
};

const turn = {
  state: newcomer({ first_name: 'Ana' }),
  past: NO_PAST,
  instanceId: null,
  trialId: null,
  message: 'I love painting',
  seed: 1,
  now: '2025-01-31T09:30:00Z',
};
const action = {
  action_type: 'CREATE_IDENTITY',
  parameters: { name: 'Painter', note: 'said so', category: 'PASSIONS' },
};
const good = JSON.stringify({ content: 'A “Painter” \\ 🎨\nshall it be?', choices: ['Yes'], actions: [action] });
const failure = async (engine: ReturnType<typeof openaiEngine>) =>
  finish(engine.reply(turn)).catch((error: unknown) => (error as EngineError).code);

describe('the engine of a language model', () => {
  it('shows the content as it is written, and gives the checked actions', async () => {
    const { engine, asked } = endpoint(good);
    const tokens: string[] = [];
    const answer = await finish(engine.reply(turn), (token) => void tokens.push(token));
    expect(answer.reply).toEqual({
      content: 'A “Painter” \\ 🎨\nshall it be?',
      component_config: { type: 'choices', choices: ['Yes'] },
    });
    expect(tokens.join('')).toBe(answer.reply.content);
    expect(tokens.length).toBeGreaterThan(2);
    expect(answer.actions).toEqual([action]);
    expect(asked[0]?.response_format.type).toBe('json_schema');
    expect(answer.prompt).toContain('[user]\nI love painting');
  });

  it('sends a bad answer back once, with its faults, and takes the repaired one', async () => {
    const bad = good.replace('CREATE_IDENTITY', 'MAKE_IDENTITY');
    const { engine, asked } = endpoint(bad, good);
    expect((await finish(engine.reply(turn))).actions).toEqual([action]);
    expect(asked[1]?.messages.at(-1)?.content).toMatch(/\/actions\/0/);
  });

  it('refuses an answer that stays bad', async () => {
    const { engine, asked } = endpoint('Sure! Here it is.', '{"content":""}', good);
    expect(await failure(engine)).toBe('ENGINE_BAD_ANSWER');
    expect(asked).toHaveLength(2);
  });

  it('counts its calls, and the tokens of those that told them', async () => {
    const told = { text: good, usage: { prompt_tokens: 700, completion_tokens: 40, total_tokens: 740 } };
    const costOf = async (...replies: Reply[]) => {
      const meter = new Meter();
      await finish(endpoint(...replies).engine.reply(turn, { meter })).catch(() => undefined);
      return meter.measured.cost;
    };
    const once = { calls: 1, counted_calls: 1, input_tokens: 700, output_tokens: 40 };
    expect(await costOf(told)).toEqual(once);
    expect(await costOf('Sure! Here it is.', told)).toEqual({ ...once, calls: 2 });
    expect(await costOf({ ...told, usage: { prompt_tokens: 'many' } })).toEqual(costOfCall());
    expect(await costOf({ status: 500 })).toEqual(costOfCall());
  });

  it('asks for them', async () => {
    const { engine, asked } = endpoint(good);
    await finish(engine.reply(turn));
    expect(asked[0]).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('does not take back what was shown already', async () => {
    const { engine } = endpoint('{"content":"Hello","actions":[{}]}', '{"content":"Goodbye","actions":[]}');
    expect(await failure(engine)).toBe('ENGINE_BAD_ANSWER');
  });

  it.each([
    ['ENGINE_UNAVAILABLE', { status: 500 }],
    ['ENGINE_UNAVAILABLE', { status: 429 }],
    ['ENGINE_REFUSED', { status: 401 }],
    ['ENGINE_TIMEOUT', { silent: true }],
  ] as const)('tells %s, and does not try again', async (code, reply) => {
    const { engine, asked } = endpoint(reply, good);
    expect(await failure(engine)).toBe(code);
    expect(asked).toHaveLength(1);
  });
});
