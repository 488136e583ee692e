import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { tokenChannel } from '@rehearsal/contracts/instance/channels';
import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
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

const say = (instance: string, message_id: string, content: string) =>
  coach.bus.send('instance.commands.v1', 'SendMessage', instance, { message_id, content, kind: 'test' });
const recorded = (instance: string) =>
  coach.instantiator.commands.flatMap((command) =>
    command.aggregateId === instance && command.type === 'RecordCoachTurn' ? [command] : [],
  );

describe('a turn', () => {
  it('is answered by the coach, token by token and then whole', async () => {
    await coach.instantiator.addTestInstance('one');
    const tokens: { message_id: string; index: number; token: string }[] = [];
    listener.on('message', (_channel, text) => tokens.push(JSON.parse(text) as (typeof tokens)[number]));
    await listener.subscribe(tokenChannel('one'));
    const sent = await say('one', 'm1', 'I grew up by the sea and I love painting.');
    const replied = (await coach.bus.outcome(sent, 'CoachReplied')) as Extract<InstanceEvent, { type: 'CoachReplied' }>;
    expect(replied.actor).toEqual({ id: 'coach', role: 'service' });
    expect(replied.data).toMatchObject({
      in_reply_to: 'm1',
      engine: 'scripted',
      prompt: expect.stringContaining('Phase: Introduction') as unknown,
    });
    await waitFor('the last token', () => tokens.map(({ token }) => token).join('') === replied.data.message.content);
    expect(tokens.map(({ index }) => index)).toEqual(tokens.map((_, index) => index));
    expect(coach.instantiator.view('one')?.coach_state.current_phase).toBe('GET_TO_KNOW_YOU');
  });

  it('waits for the turns before it, so that each answer knows the one before', async () => {
    await coach.instantiator.addTestInstance('two');
    const sent = await Promise.all(
      ['Hi!', "Yes, let's begin", 'I grew up on a farm.'].map((text, index) => say('two', `n${index}`, text)),
    );
    for (const id of sent) await coach.bus.outcome(id, 'CoachReplied');
    expect(recorded('two').map(({ data }) => data.message_id)).toEqual(['n0', 'n1', 'n2']);
    expect(coach.instantiator.view('two')).toMatchObject({
      pending_turns: [],
      user_notes: [{ note: 'Background Upbringing: I grew up on a farm.' }],
    });
  });

  it('is not taken for a message that the HTTP API answers itself', async () => {
    await coach.instantiator.addTestInstance('three');
    await say('three', 'api-1', 'Hello');
    await coach.instantiator.addTestInstance('four');
    await coach.bus.outcome(await say('four', 'after', 'Hello'), 'CoachReplied');
    expect(recorded('three')).toEqual([]);
  });

  it('is answered once, however often the message is told', async () => {
    await coach.instantiator.addTestInstance('five');
    const sent = await say('five', 'q1', 'Hello');
    await coach.bus.outcome(sent, 'CoachReplied');
    const { encode } = await import('@rehearsal/platform/envelope');
    const heard = coach.bus.heard.find(({ correlationId, type }) => correlationId === sent && type === 'MessageSent');
    if (!heard) throw new Error('the message was not heard of');
    await coach.bus.publisher.publish('instance.events.v1', [encode(heard, 'instantiator')]);
    await coach.bus.outcome(await say('five', 'q2', 'I am ready'), 'CoachReplied');
    expect(recorded('five').map(({ data }) => data.message_id)).toEqual(['q1', 'q2']);
  });
});
