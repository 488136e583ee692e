import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';
import {
  answering,
  cutAfter,
  declining,
  endingAfter,
  neverEnding,
  saying,
  sending,
  silent,
  startStubModel,
  type Behaviour,
  type StubModel,
} from '@rehearsal/testing/stub-model';

/** Long enough for whatever answers, on a machine that does much else; shorter than what a 429 here asks to wait. */
const TIMEOUT_MS = 5000;

let model: StubModel;
let coach: CoachUnderTest;
let turns = 0;

beforeAll(async () => {
  model = await startStubModel();
  coach = await startCoach({
    ENGINE: 'openai',
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'm',
    OPENAI_API_KEY: 'key',
    OPENAI_TIMEOUT_SECONDS: String(TIMEOUT_MS / 1000),
  });
});
afterAll(async () => {
  await coach.close();
  model.close();
});

const create = {
  action_type: 'CREATE_IDENTITY',
  parameters: { name: 'Painter', note: 'said so', category: 'PASSIONS' },
};
const answerWith = (content: string, ...actions: unknown[]) => JSON.stringify({ content, actions });
const good = answerWith('How about the Painter?', create);

interface Misbehaviour {
  what: string;
  met: Behaviour[];
  code: string;
  detail: string | RegExp;
  /** How often the model may be asked. */
  asked: number;
  status: number;
}
const failing = (
  what: string,
  met: Behaviour[],
  [code, status]: readonly [string, number],
  detail: string | RegExp,
): Misbehaviour => ({ what, met, code, status, detail, asked: met.length });

const LATE = ['ENGINE_TIMEOUT', 504] as const;
const AWAY = ['ENGINE_UNAVAILABLE', 503] as const;
const REFUSED = ['ENGINE_REFUSED', 502] as const;
const BAD = ['ENGINE_BAD_ANSWER', 502] as const;
const late = `The model did not answer within ${TIMEOUT_MS} ms.`;
const brokenOff = "The model's answer broke off before its end.";
const twice = 'The model answered twice what cannot be used:';
const unknownAction = answerWith('Hello', { action_type: 'MAKE_IDENTITY', parameters: {} });
const wrongParameters = answerWith('Hello', { action_type: 'ACCEPT_IDENTITY', parameters: { identity: 'x' } });

const misbehaviours: Misbehaviour[] = [
  failing('says nothing at all', [silent], LATE, late),
  failing('never stops, slowly', [neverEnding(100, 'word ')], LATE, late),
  failing('never stops, fast', [neverEnding(50, 'word '.repeat(50_000))], BAD, 'The model did not come to an end.'),
  failing('is cut off in the middle', [cutAfter(good.slice(0, 40))], AWAY, brokenOff),
  failing('ends in the middle in good order', [endingAfter(good.slice(0, 40))], AWAY, brokenOff),
  failing(
    'comes to its limit of tokens',
    [saying(good.slice(0, 40), 'length')],
    BAD,
    'The model came to its limit of tokens before the answer was whole.',
  ),
  failing('sends an empty body', [answering(200, {}, ''), answering(200, {}, '')], BAD, `${twice}\nIt is not JSON`),
  failing(
    'streams what is not JSON',
    [sending('data: {"choices": [\n\n')],
    BAD,
    "The model's endpoint sent what is no stream of JSON.",
  ),
  failing(
    'reports an error inside the stream',
    [sending('data: {"error":{"message":"overloaded"}}\n\n')],
    AWAY,
    "The model's endpoint reported an error in its answer.",
  ),
  failing('answers in prose, twice', [saying('Sure! Here it is.'), saying('Sorry.')], BAD, `${twice}\nIt is not JSON`),
  failing(
    'does what does not exist, twice',
    [saying(unknownAction), saying(unknownAction)],
    BAD,
    /^The model answered twice what cannot be used:\n\/actions\/0.*"MAKE_IDENTITY" is not an action type/s,
  ),
  failing(
    'gives an action what it does not take, twice',
    [saying(wrongParameters), saying(wrongParameters)],
    BAD,
    /\/actions\/0\/parameters\/id: .*"identity" is not a key of the parameters of ACCEPT_IDENTITY/s,
  ),
  failing(
    'says something else when it repairs',
    [saying(answerWith('Hello', {})), saying(answerWith('Goodbye'))],
    BAD,
    'The repaired answer says something else.',
  ),
  failing(
    'declines',
    [declining('I cannot help with that.')],
    REFUSED,
    'The model declined to answer: I cannot help with that.',
  ),
  failing(
    'is over its limit',
    [answering(429, { 'retry-after': '7' })],
    AWAY,
    "The model's endpoint is over its limit (429); it asks to wait 7 s.",
  ),
  failing('fails', [answering(500)], AWAY, "The model's endpoint failed with 500."),
  failing('does not know the key', [answering(401)], REFUSED, "The model's endpoint refused the request with 401."),
];

/** One message in an instance of its own, up to the coach's answer or failure. */
async function say(content: string) {
  const instance = `i${(turns += 1)}`;
  await coach.instantiator.addTestInstance(instance);
  const before = coach.instantiator.view(instance);
  const data = { message_id: `${instance}-m`, content, kind: 'test' as const };
  const sent = await coach.bus.send('instance.commands.v1', 'SendMessage', instance, data);
  return {
    outcome: (type: string) => coach.bus.outcome(sent, type) as Promise<InstanceEvent>,
    before,
    after: () => coach.instantiator.view(instance),
  };
}

describe('a language model that misbehaves', () => {
  it.each(misbehaviours.map((each) => [each.what, each] as const))(
    'and %s: the turn fails in words, and nothing else changes',
    async (_what, { met, code, detail, asked }) => {
      model.behave(...met);
      const { outcome, before, after } = await say('I love painting');
      const failed = (await outcome('CoachTurnFailed')) as Extract<InstanceEvent, { type: 'CoachTurnFailed' }>;
      expect(failed.data).toMatchObject({ code, engine: 'openai' });
      if (typeof detail === 'string') expect(failed.data.detail.slice(0, detail.length)).toBe(detail);
      else expect(failed.data.detail).toMatch(detail);
      expect(model.asked()).toHaveLength(asked);

      const { coach_state, identities, user_notes, actions, chat_messages, pending_turns } = after() ?? {};
      const { coach_state: phase, identities: none, user_notes: notes, actions: history } = before ?? {};
      expect({ coach_state, identities, user_notes, actions }).toEqual({
        coach_state: phase,
        identities: none,
        user_notes: notes,
        actions: history,
      });
      expect(chat_messages?.map(({ role }) => role)).toEqual(['user']);
      expect(pending_turns).toEqual([]);
    },
  );

  it.each(misbehaviours.map((each) => [each.what, each] as const))(
    "and %s: a caller of the coach's API gets an error of that kind, once",
    async (_what, { met, code, status, asked }) => {
      model.behave(...met);
      const { token } = await coach.guestLogin();
      const sdk = new OpenAI({ baseURL: `${coach.url}/v1`, apiKey: token, maxRetries: 0 });
      const messages = [{ role: 'user' as const, content: 'I love painting' }];
      await expect(sdk.chat.completions.create({ model: 'm', messages })).rejects.toMatchObject({
        status,
        code: code.toLowerCase(),
      });
      expect(model.asked()).toHaveLength(asked);
    },
  );

  it('is mended once, by its own faults, and what was said already stays said', async () => {
    model.behave(saying(answerWith('How about the Painter?', { action_type: 'MAKE_IDENTITY' })), saying(good));
    const { outcome, after } = await say('I love painting');
    expect(await outcome('CoachReplied')).toMatchObject({ data: { message: { content: 'How about the Painter?' } } });
    expect(model.asked()[1]?.body.messages.at(-1)?.content).toContain('/actions/0');
    expect(after()?.identities.map(({ name }) => name)).toEqual(['Painter']);
  });

  it('is asked again when it says so, within the time of the turn', async () => {
    model.behave(answering(429, { 'retry-after': '0' }), answering(503, { 'retry-after': '0' }), saying(good));
    const { outcome } = await say('I love painting');
    expect(await outcome('CoachReplied')).toMatchObject({ data: { message: { content: 'How about the Painter?' } } });
    expect(model.asked()).toHaveLength(3);
  });

  it('answers again as soon as it behaves', async () => {
    model.behave(answering(500), saying(good));
    await (await say('Hello')).outcome('CoachTurnFailed');
    const { outcome, after } = await say('I love painting');
    const replied = (await outcome('CoachReplied')) as Extract<InstanceEvent, { type: 'CoachReplied' }>;
    expect(replied.data).toMatchObject({
      engine: 'openai',
      fingerprint: expect.stringMatching(/^openai:m:[0-9a-f]{12}$/),
      message: { content: 'How about the Painter?' },
    });
    expect(replied.data.prompt).toContain('[user]\nI love painting');
    expect(model.asked()[1]?.authorization).toBe('Bearer key');
    expect(after()?.identities).toMatchObject([{ name: 'Painter', category: 'PASSIONS' }]);
  });
});
