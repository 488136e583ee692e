import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { deadLetterTopic } from '@rehearsal/contracts/messages/topics';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { actorSigner, actorVerifier, generateActorKeys } from '../actor-token.js';
import { encode, type WireMessage } from '../envelope.js';
import { createKafka, ensureTopics, type KafkaClient } from '../kafka/client.js';
import { openPublisher, type Publisher } from '../kafka/publisher.js';
import { createLog } from '../log.js';
import { readTopic } from '../testing/read-topic.js';
import { commandIntake, eventIntake } from './intake.js';

const topic = 'instance.commands.v1';
const events = 'scenario.events.v1';
const ann = { id: 'ann', role: 'admin' } as const;
const keys = generateActorKeys('gateway');
const log = createLog('test', 'silent');
let kafka: KafkaClient;
let publisher: Publisher;

beforeAll(async () => {
  const brokers = backingFromEnv().KAFKA_BROKERS.split(',');
  kafka = createKafka({ brokers, namespace: freshNamespace(), clientId: 'test', log });
  await ensureTopics(kafka, [topic, events], 'test');
  publisher = await openPublisher(kafka, { deadlineMs: 10_000 });
});
afterAll(() => publisher.close());

describe('the intake of commands', () => {
  it('hands on the good ones, and puts the others into the dead letters with the reason and without a token', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const foreign = await actorSigner(generateActorKeys('gateway').privateKey)(ann);
    const handled: AnyMessage[] = [];
    const intake = commandIntake({
      group: 'test',
      publisher,
      log,
      verify: actorVerifier([keys.publicKey]),
      process: (commands: AnyMessage[]) => Promise.resolve(handled.push(...commands)),
    });

    await intake(
      aBatch(topic, [
        aCommand('good', 'UndoReset', {}, token),
        aCommand('unsigned', 'UndoReset', {}),
        aCommand('foreign', 'UndoReset', {}, foreign),
        aCommand('unknown', 'ExplodeInstance', {}, token),
        aCommand('malformed', 'SendMessage', { content: 5 }, token),
        { key: 'x', value: 'nonsense', headers: { ce_actortoken: token } },
      ]),
    );

    expect(handled.map(({ id, actor }) => ({ id, actor }))).toEqual([{ id: 'good', actor: ann }]);
    const dead = (await readTopic(kafka, deadLetterTopic(topic, 'test'))).map(headersOf);
    expect(dead.map(({ ce_id, dlq_reason }) => [ce_id, dlq_reason])).toEqual([
      ['unsigned', 'the command is not signed'],
      ['foreign', expect.stringContaining('not signed by a trusted')],
      ['unknown', `${topic} carries no ExplodeInstance`],
      ['malformed', expect.stringContaining('/content')],
      [undefined, 'not a CloudEvents 1.0 message'],
    ]);
    expect(dead.map(({ dlq_origin }) => dlq_origin)).toEqual([1, 2, 3, 4, 5].map((offset) => `${topic}/0/${offset}`));
    expect(JSON.stringify(dead)).not.toContain(token);
  });

  it('lets an outage through, so that the batch is given again', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const process = () => Promise.reject(new Error('the database is away'));
    const intake = commandIntake({ group: 'test', publisher, log, verify: actorVerifier([keys.publicKey]), process });
    await expect(intake(aBatch(topic, [aCommand('c', 'UndoReset', {}, token)]))).rejects.toThrow('away');
  });
});

describe('the intake of events', () => {
  it('gives each to its reaction in order, passes over the rest, and buries what cannot be read', async () => {
    const reacted: string[] = [];
    const intake = eventIntake({
      group: 'test',
      publisher,
      log,
      reactions: { ScenarioCreated: (event: AnyMessage) => Promise.resolve(void reacted.push(event.id)) },
    });
    await intake(
      aBatch(events, [
        aCommand('1', 'ScenarioCreated', {}),
        aCommand('2', 'ScenarioDeleted', {}),
        { key: 'x', value: 'nonsense', headers: {} },
        aCommand('3', 'ScenarioCreated', {}),
      ]),
    );
    expect(reacted).toEqual(['1', '3']);
    expect((await readTopic(kafka, deadLetterTopic(events, 'test'))).map(({ value }) => String(value))).toEqual([
      'nonsense',
    ]);
  });
});

const aCommand = (id: string, type: string, data: unknown, token?: string): WireMessage =>
  encode(
    { id, type, aggregateId: 'i1', actor: ann, correlationId: id, time: '2026-01-05T10:00:00.000Z', data },
    'test',
    token,
  );

const aBatch = (name: string, wire: WireMessage[]) => ({
  topic: name,
  partition: 0,
  more: false,
  messages: wire.map(({ key, value, headers }, offset) => ({
    key,
    value: Buffer.from(value),
    headers,
    offset: String(offset),
  })),
});

const headersOf = ({ headers = {} }: { headers?: Record<string, unknown> | undefined }): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
