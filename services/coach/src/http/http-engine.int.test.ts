import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { CoachTurn } from '@rehearsal/contracts/engine/coach-turn';
import type { EngineSettingsList } from '@rehearsal/contracts/http/system/engines';
import { checkCases } from '@rehearsal/coach-http/check/check-cases';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';
import {
  answering,
  cutAfter,
  hangUp,
  silent,
  startStubCoach,
  streaming,
  type CoachBehaviour,
  type StubCoach,
} from '../testing/stub-coach.js';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four!').toString('base64')}`;
/** Long enough for whatever answers, on a machine that does much else; shorter than what a 429 here asks to wait. */
const TIMEOUT_SECONDS = 5;

let own: StubCoach;
let elsewhere: StubCoach;
let coach: CoachUnderTest;
let turns = 0;

beforeAll(async () => {
  own = await startStubCoach();
  elsewhere = await startStubCoach();
  coach = await startCoach({
    ENGINE_OWN_SECRET: SECRET,
    ENGINE_OWN_TOKEN: 'own-token',
    // Only the coach without a model is paced: at this rate no other would answer within its time.
    TURN_TOKEN_DELAY_MS: '10000',
    ENGINES: JSON.stringify({
      own: {
        kind: 'http',
        url: own.url,
        secret: { variable: 'ENGINE_OWN_SECRET' },
        bearer: { variable: 'ENGINE_OWN_TOKEN' },
        headers: { 'x-tenant': 'acme' },
        timeout_seconds: TIMEOUT_SECONDS,
      },
      keyed: { kind: 'http', url: `${own.url}?key=hidden` },
    }),
  });
});
afterAll(async () => {
  await coach.close();
  own.close();
  elsewhere.close();
});

/** One message in an instance of its own that the coach of somebody's own answers. */
async function say(content: string, choice: { seed?: number } = {}) {
  const instance = `i${(turns += 1)}`;
  await coach.instantiator.addTestInstance(instance, { engine: 'own', ...choice });
  const data = { message_id: `${instance}-m`, content, kind: 'test' as const };
  const sent = await coach.bus.send('instance.commands.v1', 'SendMessage', instance, data);
  const outcome = <T extends InstanceEvent['type']>(type: T) =>
    coach.bus.outcome(sent, type) as Promise<Extract<InstanceEvent, { type: T }>>;
  return { instance, outcome, after: () => coach.instantiator.view(instance) };
}

const create = {
  action_type: 'CREATE_IDENTITY',
  parameters: { name: 'Painter', note: 'said so', category: 'PASSIONS' },
};

describe('a coach of your own', () => {
  it('is sent the turn in the names of the state, without the address, and what it answers is on record', async () => {
    own.behave(answering({ reply: 'The Painter?', choices: ['Yes', 'No'], actions: [create], prompt: 'my rules' }));
    const { instance, outcome, after } = await say('I love painting', { seed: 7 });
    const { data } = await outcome('CoachReplied');
    expect(data).toMatchObject({
      engine: 'own',
      fingerprint: expect.stringMatching(/^http:[0-9a-f]{12}$/),
      seed: 7,
      prompt: 'my rules',
      message: { content: 'The Painter?', component_config: { type: 'choices', choices: ['Yes', 'No'] } },
    });
    expect(after()?.identities.map(({ name }) => name)).toEqual(['Painter']);

    const [{ headers, body } = { headers: {}, body: '' }] = own.asked();
    expect(body).not.toContain('@test.rehearsal.invalid');
    const turn = CoachTurn.parse(JSON.parse(body));
    expect(turn).toMatchObject({ message: 'I love painting', seed: 7, instance_id: instance, trial_id: null });
    expect(turn.totals).toEqual({ chat_messages: 0, actions: 0 });
    expect(headers).toMatchObject({ authorization: 'Bearer own-token', 'x-tenant': 'acme' });
    expect(() => new Webhook(SECRET).verify(body, headers as Record<string, string>)).not.toThrow();
    expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow();
  });

  it('may stream its tokens, and says the rest with the whole answer', async () => {
    own.behave(streaming({ token: 'The ' }, { token: 'Pain' }, { reply: 'The Painter?' }));
    const { outcome } = await say('I love painting');
    const { data } = await outcome('CoachReplied');
    expect(data.message.content).toBe('The Painter?');
    const times = { time_to_first_token_ms: expect.any(Number), e2e_latency_ms: expect.any(Number) };
    expect(data.times).toEqual(times);
  });

  it('may end the lines of its stream with a carriage return alone', async () => {
    const events = 'data: {"token":"Hel"}\r\rdata: {"reply":"Hello"}\r\r';
    own.behave(answering(events, { type: 'text/event-stream' }));
    const { outcome } = await say('I love painting');
    expect((await outcome('CoachReplied')).data.message.content).toBe('Hello');
  });

  it('may say many tokens at once', async () => {
    const tokens = Array.from({ length: 500 }, () => ({ token: 'x ' }));
    own.behave(streaming(...tokens, { reply: 'x '.repeat(tokens.length) }));
    const { outcome } = await say('I love painting');
    expect((await outcome('CoachReplied')).data.message.content).toHaveLength(2 * tokens.length);
  });

  it('is asked again when it says so, within the time of the turn', async () => {
    own.behave(answering('', { status: 503, headers: { 'retry-after': '0' } }), answering({ reply: 'Here I am.' }));
    const { outcome } = await say('Hello');
    expect((await outcome('CoachReplied')).data.message.content).toBe('Here I am.');
    expect(own.asked()).toHaveLength(2);
  });

  it('is told what it offered last', async () => {
    own.behave(answering({ reply: 'Shall we?', choices: ['Yes'] }), answering({ reply: 'Good.' }));
    const { instance, outcome } = await say('Hello');
    await outcome('CoachReplied');
    const data = { message_id: `${instance}-second`, content: 'Yes', kind: 'test' };
    const sent = await coach.bus.send('instance.commands.v1', 'SendMessage', instance, data);
    await coach.bus.outcome(sent, 'CoachReplied');
    const turn = CoachTurn.parse(JSON.parse(own.asked()[1]?.body ?? ''));
    expect([turn.choices, turn.totals.chat_messages]).toEqual([['Yes'], 2]);
  });
});

const FAULTS: [string, CoachBehaviour, string, string | RegExp][] = [
  ['hangs', silent, 'ENGINE_TIMEOUT', `The coach did not answer within ${TIMEOUT_SECONDS} s.`],
  [
    'answers with garbage',
    answering('<html>'),
    'ENGINE_BAD_ANSWER',
    'The coach answered with what is no JSON: "<html>"',
  ],
  [
    'answers with no JSON by its type',
    answering('Hello', { type: 'text/plain' }),
    'ENGINE_BAD_ANSWER',
    'The coach answered with text/plain, and not with application/json or text/event-stream.',
  ],
  [
    'answers with what is no UTF-8',
    answering(Buffer.from([0x22, 0xff, 0x22])),
    'ENGINE_BAD_ANSWER',
    "The coach's answer is no UTF-8.",
  ],
  [
    'answers 4 MB',
    answering({ reply: 'x'.repeat(4_000_000) }),
    'ENGINE_BAD_ANSWER',
    "The coach's answer is larger than 1 MB.",
  ],
  [
    'streams garbage',
    streaming({ token: 'Hel' }, 'lo'),
    'ENGINE_BAD_ANSWER',
    'The coach\'s stream has an event that is no JSON: "lo"',
  ],
  [
    'says something else than its tokens',
    streaming({ token: 'Hello' }, { reply: 'Goodbye' }),
    'ENGINE_BAD_ANSWER',
    'The coach\'s reply says something else than its tokens, which were "Hello".',
  ],
  [
    'ends its stream in the middle',
    streaming({ token: 'Hel' }),
    'ENGINE_UNAVAILABLE',
    "The coach's stream ended without the whole answer.",
  ],
  ['hangs up', hangUp, 'ENGINE_UNAVAILABLE', 'The coach closed the connection without an answer.'],
  [
    'answers with no HTTP',
    (response) => void response.socket?.end('Hello\r\n\r\n'),
    'ENGINE_UNAVAILABLE',
    /^What the coach answers is no HTTP: Response does not match/,
  ],
  ['is cut off', cutAfter('{"reply":'), 'ENGINE_UNAVAILABLE', "The coach's answer broke off before its end."],
  [
    'breaks the schema',
    answering({ replly: 'Hello' }),
    'ENGINE_BAD_ANSWER',
    /^The coach's answer is not what \/schemas\/coach-answer.json says: .*\/reply: .*"replly" is not a key of an answer. Did you mean "reply"\?/s,
  ],
  [
    'does what does not exist',
    answering({ reply: 'Hello', actions: [{ action_type: 'MAKE_IDENTITY', parameters: {} }] }),
    'ENGINE_BAD_ANSWER',
    /\/actions\/0.*"MAKE_IDENTITY" is not an action type/s,
  ],
  ['refuses', answering('', { status: 401 }), 'ENGINE_REFUSED', 'The coach refused the turn with 401.'],
  ['fails', answering('', { status: 500 }), 'ENGINE_UNAVAILABLE', 'The coach failed with 500.'],
  [
    'asks for more time than there is',
    answering('', { status: 429, headers: { 'retry-after': '7' } }),
    'ENGINE_UNAVAILABLE',
    'The coach is over its limit (429), and asks to wait 7 s.',
  ],
];

describe('a coach of your own that misbehaves', () => {
  it.each(FAULTS)('and %s: the turn fails in words, and nothing else changes', async (_what, met, code, detail) => {
    own.behave(met);
    const { outcome, after } = await say('I love painting');
    const { data } = await outcome('CoachTurnFailed');
    expect(data).toMatchObject({ code, engine: 'own' });
    if (typeof detail === 'string') expect(data.detail).toBe(detail);
    else expect(data.detail).toMatch(detail);
    expect(own.asked()).toHaveLength(1);
    expect(after()?.chat_messages.map(({ role }) => role)).toEqual(['user']);
    expect(after()?.identities).toEqual([]);
  });

  it('and redirects to another: that one never hears of the person', async () => {
    own.behave(answering('', { status: 307, headers: { location: elsewhere.url } }));
    elsewhere.behave(answering({ reply: 'Hello' }));
    const { outcome } = await say('I love painting');
    expect((await outcome('CoachTurnFailed')).data).toMatchObject({
      code: 'ENGINE_REFUSED',
      detail: `The coach redirects to ${elsewhere.url} (307), which is never followed.`,
    });
    expect(elsewhere.asked()).toEqual([]);
  });
});

describe('how a coach of your own is asked', () => {
  it('is told without its secrets, with what a check of it found', async () => {
    const settings = async () => {
      const text = await (await coach.process.ask('/engine-settings')).text();
      for (const secret of [SECRET, 'own-token', 'acme', 'key=hidden']) expect(text).not.toContain(secret);
      return (JSON.parse(text) as EngineSettingsList).items;
    };
    const named = async (name: string) => (await settings()).find((engine) => engine.name === name);
    expect(await named('own')).toMatchObject({ address: own.url, signs: true, checkable: true, check: null });
    expect(await named('keyed')).toMatchObject({ address: own.url, signs: false });
    expect(await named('scripted')).toMatchObject({ address: null, checkable: false });

    // It answers everything with 500.
    own.behave();
    const begun = await coach.process.ask('/engines/own/check', { method: 'POST' });
    expect([begun.status, await begun.json()]).toMatchObject([202, { engine: 'own', state: 'running' }]);
    const ended = await waitFor('the check to end', async () => {
      const check = (await named('own'))?.check;
      return check?.state === 'ended' && check;
    });
    expect(ended).toMatchObject({
      passed: false,
      cases: checkCases.map(({ name }) => expect.objectContaining({ name })),
    });
    expect(own.asked()[0]?.headers).toMatchObject({ authorization: 'Bearer own-token' });
  });

  it('is told to our own services alone, and checked of those alone that are asked over HTTP', async () => {
    for (const path of ['/engine-settings', '/engines', '/retention'])
      expect((await fetch(`${coach.url}${path}`)).status).toBe(401);
    expect((await fetch(`${coach.url}/engines/own/check`, { method: 'POST' })).status).toBe(401);
    expect((await coach.process.ask('/engines/scripted/check', { method: 'POST' })).status).toBe(409);
    expect((await coach.process.ask('/engines/nobody/check', { method: 'POST' })).status).toBe(404);
  });
});
