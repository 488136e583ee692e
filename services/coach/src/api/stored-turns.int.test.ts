import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';
import { halting, startStubModel, type StubModel } from '@rehearsal/testing/stub-model';

const model = 'scripted';
const INSTANCE = 'reset-often';
let coach: CoachUnderTest;
let openai: OpenAI;
let slow: StubModel;

beforeAll(async () => {
  slow = await startStubModel();
  coach = await startCoach({
    ENGINES: JSON.stringify({ slow: { kind: 'openai', base_url: slow.url, model: 'm', timeout_seconds: 120 } }),
  });
  await coach.instantiator.addTestInstance(INSTANCE);
  openai = new OpenAI({ baseURL: `${coach.url}/v1`, apiKey: await coach.instanceToken(INSTANCE), maxRetries: 0 });
});
afterAll(async () => {
  await coach.close();
  slow.close();
});

const reset = async (): Promise<void> => {
  const origin = { scenario_id: 's1', scenario_name: 'S', scenario_version: 1, template: {} };
  await coach.bus.outcome(
    await coach.bus.send('instance.commands.v1', 'ResetInstance', INSTANCE, origin),
    'InstanceReset',
  );
};
const ask = (content: string) =>
  openai.chat.completions.create({ model, store: true, messages: [{ role: 'user', content }] });
/** The engine `slow` stops in the middle of its next answer, until it is let go on. */
function anAnswerThatHalts(): () => void {
  let goOn = () => {};
  const until = new Promise<void>((resolve) => (goOn = resolve));
  slow.behave(halting(JSON.stringify({ content: 'Tell me of the sea, and of the boats on it.', actions: [] }), until));
  return goOn;
}
const kept = () => coach.instantiator.view(INSTANCE)?.chat_messages.map(({ content }) => content);

describe('a turn that is to be kept', () => {
  it('is answered after a reset as before it', async () => {
    for (const content of ['Hello', 'I grew up by the sea', 'I love painting']) {
      const answer = await ask(content);
      expect(kept()).toEqual([content, answer.choices[0]?.message.content]);
      await reset();
    }
  });

  it('is refused whole where the session could not keep it, and the next one is answered', async () => {
    const text = { type: 'text' as const, text: 'a'.repeat(99_000) };
    const messages = [{ role: 'user' as const, content: Array.from({ length: 9 }, () => text) }];
    await expect(openai.chat.completions.create({ model, store: true, messages })).rejects.toMatchObject({
      status: 400,
      param: 'messages.0.content',
    });
    await expect(openai.responses.create({ model, input: 'ä'.repeat(60_000) })).rejects.toMatchObject({ status: 400 });
    await expect(ask('Hello again')).resolves.toBeDefined();
  });

  it('says so in place of an answer when a reset came between', async () => {
    const goOn = anAnswerThatHalts();
    const asked = openai.chat.completions.create({
      model: 'slow',
      store: true,
      messages: [{ role: 'user', content: 'I am ready' }],
    });
    const refused = expect(asked).rejects.toMatchObject({ status: 409, code: 'conversation_reset' });
    const isSaid = (text: string) => kept()?.includes(text) === true;
    await waitFor('the message', () => isSaid('I am ready'));
    await reset();
    goOn();
    await refused;
    expect(kept()).toEqual([]);
  });

  it('ends its stream with the error when a reset came between', async () => {
    const messages = [{ role: 'user' as const, content: 'Tell me more' }];
    const goOn = anAnswerThatHalts();
    const chunks = await openai.chat.completions.create({ model: 'slow', store: true, stream: true, messages });
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { choices } of chunks) {
        if (heard.length === 0) await reset().then(goOn);
        heard.push(choices[0]?.finish_reason ?? 'more');
      }
    })();
    await expect(listening).rejects.toMatchObject({ code: 'conversation_reset' });
    expect(heard).not.toContain('stop');

    const goOnAgain = anAnswerThatHalts();
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    const streaming = (async () => {
      for await (const event of await openai.responses.create({ model: 'slow', stream: true, input: 'And more' })) {
        if (event.type === 'response.created') await reset().then(goOnAgain);
        events.push(event);
      }
    })();
    await streaming;
    expect(events.at(-2)).toMatchObject({ type: 'error', code: 'conversation_reset' });
    expect(events.at(-1)).toMatchObject({
      type: 'response.failed',
      response: { error: { code: 'conversation_reset' } },
    });
    expect(kept()).toEqual([]);
  });
});

describe('a response that is stored', () => {
  it('is the item of its conversation, can be read, gone on from and dropped', async () => {
    await reset();
    const first = await openai.responses.create({
      model,
      input: 'Hello',
      metadata: { topic: 'sea' },
      temperature: 0.5,
    });
    expect(first).toMatchObject({ store: true, temperature: 0.5, metadata: { topic: 'sea' } });
    const items = await openai.conversations.items.list(INSTANCE, { order: 'asc' });
    expect(items.data.map(({ id }) => id)).toContain(first.output[0]?.id);
    const { completed_at: _at, output_text: _text, ...again } = await openai.responses.retrieve(first.id);
    expect(first).toMatchObject(again);
    expect((await openai.responses.inputItems.list(first.id)).data).toMatchObject([
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
    ]);

    const second = await openai.responses.create({ model, input: 'I am ready', previous_response_id: first.id });
    expect(second.previous_response_id).toBe(first.id);
    expect(coach.instantiator.view(INSTANCE)?.chat_messages).toHaveLength(4);
    await expect(
      openai.responses.create({ model, input: 'Or not', previous_response_id: first.id }),
    ).rejects.toMatchObject({ status: 409, code: 'response_not_last' });

    await openai.responses.delete(first.id);
    await expect(openai.responses.retrieve(first.id)).rejects.toMatchObject({ status: 404 });
    await reset();
    await expect(openai.responses.retrieve(second.id)).rejects.toMatchObject({ status: 404 });
  });

  it('begins a conversation for a guest who asks to have it stored, and is of nobody else', async () => {
    const guest = new OpenAI({ baseURL: `${coach.url}/v1`, apiKey: (await coach.guestLogin()).token, maxRetries: 0 });
    const passing = await guest.responses.create({ model, input: 'Hello' });
    expect(passing).toMatchObject({ store: false });
    await expect(guest.responses.retrieve(passing.id)).rejects.toMatchObject({ status: 404 });
    const first = await guest.responses.create({ model, input: 'Hello', store: true });
    const second = await guest.responses.create({ model, input: 'I am ready', previous_response_id: first.id });
    expect(second.conversation?.id).toBe(first.conversation?.id);
    await expect(openai.responses.retrieve(first.id)).rejects.toMatchObject({ status: 404 });
  });
});
