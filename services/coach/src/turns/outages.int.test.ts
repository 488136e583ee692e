import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { turnChannel } from '@rehearsal/contracts/instance/channels';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { openBrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';

let coach: CoachUnderTest;
let listener: Redis;

beforeAll(async () => {
  coach = await startCoach();
  listener = new Redis(backingFromEnv().REDIS_URL);
  await once(listener, 'ready');
});
afterAll(async () => {
  listener.disconnect();
  await coach.close();
});

const say = (instance: string, message_id: string, content = 'Hello') =>
  coach.bus.send('instance.commands.v1', 'SendMessage', instance, { message_id, content, kind: 'test' });
const waits = async (instance: string): Promise<TurnWaitsPush[]> => {
  const pushes: TurnWaitsPush[] = [];
  listener.on('message', (channel, text) => {
    if (channel === turnChannel(instance)) pushes.push(JSON.parse(text) as TurnWaitsPush);
  });
  await listener.subscribe(turnChannel(instance));
  return pushes;
};

describe('a turn that meets an outage of the instantiator', () => {
  it('waits for its end, tells those who watch, and is answered then', async () => {
    await coach.instantiator.addTestInstance('patient');
    const pushes = await waits('patient');
    coach.instantiator.beAway(true);
    const sent = await say('patient', 'm1');
    // More tries than a turn once had.
    await waitFor('the watchers to be told again and again', () => pushes.length > 5);
    expect(coach.instantiator.view('patient')?.pending_turns).toEqual(['m1']);
    const [first] = pushes;
    expect(first).toMatchObject({ message_id: 'm1', reason: expect.stringContaining('instantiator') as unknown });
    expect(Date.parse(first?.until ?? '') - Date.parse(first?.since ?? '')).toBe(10 * 60_000);
    coach.instantiator.beAway(false);
    expect(await coach.bus.outcome(sent, 'CoachReplied')).toMatchObject({ data: { in_reply_to: 'm1' } });
  });

  it('fails when its time is over, on record and with the reason', async () => {
    const impatient = await startCoach({ TURN_OUTAGE_MINUTES: '0.01' });
    try {
      await impatient.instantiator.addTestInstance('hurried');
      impatient.instantiator.beAway(true);
      const data = { message_id: 'm1', content: 'Hello', kind: 'test' };
      const sent = await impatient.bus.send('instance.commands.v1', 'SendMessage', 'hurried', data);
      const failed = await impatient.bus.outcome(sent, 'CoachTurnFailed');
      expect(failed.data).toMatchObject({ in_reply_to: 'm1', code: 'COACH_UNAVAILABLE' });
      expect(impatient.instantiator.view('hurried')?.pending_turns).toEqual([]);
    } finally {
      await impatient.close();
    }
  });
});

describe('a Redis that lives and says nothing', () => {
  it('is told to who asks for something that is in it, and nothing waits for it afterwards', async () => {
    const redis = await openBrokerProxy(new URL(backingFromEnv().REDIS_URL).host);
    const behind = await coach.another({ REDIS_URL: `redis://${redis.address}` });
    const { token } = await coach.guestLogin();
    const ask = (path: string, body?: object) =>
      fetch(`${behind.url}/v1/${path}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify({ model: 'scripted', ...body }) }),
      });
    const statusOf = async (path: string, body?: object) => (await ask(path, body)).status;
    try {
      const response = await ask('responses', { input: 'Hello', store: true });
      const { id } = (await response.json()) as { id: string };
      redis.hold();
      expect(await Promise.all([statusOf(`responses/${id}`), statusOf('models')])).toEqual([503, 200]);
      expect(await statusOf('responses', { input: 'Hello', store: true })).toBe(503);
      redis.flow();
      await waitFor('what is kept to be had again', async () => (await statusOf(`responses/${id}`)) === 200);
    } finally {
      redis.flow();
      await behind.kill('SIGTERM');
      await redis.close();
    }
  });
});

describe('a turn whose worker is killed', () => {
  it('is taken up by another, unless it was too often: then it is recorded as failed', async () => {
    const slow = await startCoach({ TURN_TOKEN_DELAY_MS: '10000' });
    try {
      const queue = new Redis(backingFromEnv().REDIS_URL);
      const turns = `${slow.namespace}:bull:coach-turns`;
      const data = { message_id: 'm1', content: 'Hello', kind: 'test' };
      for (const name of ['lost', 'cursed']) await slow.instantiator.addTestInstance(name);
      const sent = await slow.bus.send('instance.commands.v1', 'SendMessage', 'lost', data);
      const cursed = await slow.bus.send('instance.commands.v1', 'SendMessage', 'cursed', data);
      await waitFor('the turns to be in hand', async () => (await queue.llen(`${turns}:active`)) === 2);
      // Three workers have ended over it before, as the queue counts them.
      await queue.hset(`${turns}:turn-cursed-m1`, 'stc', 3);
      queue.disconnect();
      await slow.process.kill('SIGKILL');
      await slow.another({ TURN_TOKEN_DELAY_MS: '0' });
      const answered = await waitFor('an answer', () => answerTo(slow, sent));
      expect(answered.data).toMatchObject({ in_reply_to: 'm1' });
      const failed = await slow.bus.outcome(cursed, 'CoachTurnFailed');
      expect(failed.data).toMatchObject({ in_reply_to: 'm1', code: 'COACH_FAILED' });
      expect(slow.instantiator.view('cursed')?.pending_turns).toEqual([]);
    } finally {
      await slow.close();
    }
  });
});

const answerTo = ({ bus }: CoachUnderTest, sent: string) =>
  bus.heard.find(({ correlationId, type }) => correlationId === sent && type === 'CoachReplied');

describe('a turn of the API whose process is killed', () => {
  it('is recorded as failed', async () => {
    const slow = await startCoach({
      API_TOKEN_DELAY_MS: '10000',
      OPENAI_TIMEOUT_SECONDS: '1',
      API_TURN_GRACE_SECONDS: '1',
    });
    try {
      await slow.instantiator.addTestInstance('cut-off');
      const asked = fetch(`${slow.url}/v1/chat/completions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await slow.instanceToken('cut-off')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ model: 'scripted', store: true, messages: [{ role: 'user', content: 'Hello' }] }),
      }).catch((error: unknown) => error);
      const [messageId = ''] = await waitFor('the message', () => {
        const pending = slow.instantiator.view('cut-off')?.pending_turns ?? [];
        return pending.length > 0 ? pending : undefined;
      });
      await slow.process.kill('SIGKILL');
      expect(String(await asked)).toContain('fetch failed');
      await slow.another();
      const failed = await slow.bus.outcome(messageId, 'CoachTurnFailed');
      expect(failed.data).toMatchObject({ in_reply_to: messageId, code: 'TURN_ABANDONED' });
    } finally {
      await slow.close();
    }
  });
});
