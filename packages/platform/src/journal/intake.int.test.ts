import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { DeadLetterEvent } from '@rehearsal/contracts/messages/dead-letter';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { actorSigner, actorVerifier, generateActorKeys } from '../actor-token.js';
import { decode, encode, type WireMessage } from '../envelope.js';
import { UnavailableError } from '../errors.js';
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
  await ensureTopics(kafka, [topic, events, 'dead-letter.events.v1']);
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
        { key: 'x', value: 'nonsense', headers: { ce_actortoken: token, ce_actortokem: token } },
      ]),
    );

    expect(handled.map(({ id, actor }) => ({ id, actor }))).toEqual([{ id: 'good', actor: ann }]);
    const dead = await deadLetters();
    expect(dead.map(({ data }) => [data.message_id, data.reason, data.actor])).toEqual([
      ['unsigned', expect.stringContaining('the command is not signed'), null],
      ['foreign', expect.stringContaining('not signed by a trusted'), null],
      ['unknown', expect.stringContaining(`${topic} carries no ExplodeInstance`), ann],
      ['malformed', expect.stringContaining('SendMessage is malformed: /'), ann],
      [null, expect.stringContaining('not a CloudEvents 1.0 message'), null],
    ]);
    expect(dead.map(({ data }) => data.offset)).toEqual(['1', '2', '3', '4', '5']);
    expect(dead.map(({ data }) => [data.topic, data.partition, data.group])).toEqual(
      dead.map(() => [topic, 0, 'test']),
    );
    expect(dead.map(({ data }) => text(data.value))).toEqual(['{}', '{}', '{}', '{"content":5}', 'nonsense']);
    expect(JSON.stringify(dead.map(({ data }) => Object.values(data.headers).flat().map(text)))).not.toContain(token);
  });

  it('buries the one command with which it can never succeed, and the rest goes on in order', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const handled: string[] = [];
    const process = (commands: AnyMessage[]) => {
      if (commands.some(({ id }) => id === 'bad')) return Promise.reject(new RangeError('it does not fit'));
      return Promise.resolve(handled.push(...commands.map(({ id }) => id)));
    };
    const intake = commandIntake({ group: 'apart', publisher, log, verify: actorVerifier([keys.publicKey]), process });
    const given = ['1', '2', 'bad', '3', '4'];
    await intake(
      aBatch(
        topic,
        given.map((id) => aCommand(id, 'UndoReset', {}, token)),
      ),
    );
    expect(handled).toEqual(['1', '2', '3', '4']);
    const dead = (await deadLetters()).filter(({ data }) => data.group === 'apart');
    expect(dead.map(({ data }) => [data.message_id, data.reason, data.actor])).toEqual([
      ['bad', 'RangeError: it does not fit', ann],
    ]);
  });

  it('buries what it cannot read for whatever reason, and lets an outage through while it reads', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const handled: string[] = [];
    let fault: Error = new TypeError('a defect');
    const intake = commandIntake({
      group: 'reading',
      publisher,
      log,
      verify: (given) => (given === token ? Promise.resolve(ann) : Promise.reject(fault)),
      process: (commands: AnyMessage[]) => Promise.resolve(handled.push(...commands.map(({ id }) => id))),
    });
    const batch = aBatch(topic, [aCommand('odd', 'UndoReset', {}, 'odd'), aCommand('good', 'UndoReset', {}, token)]);
    await intake(batch);
    expect(handled).toEqual(['good']);
    const dead = (await deadLetters()).filter(({ data }) => data.group === 'reading');
    expect(dead.map(({ data }) => [data.message_id, data.reason])).toEqual([['odd', 'TypeError: a defect']]);
    fault = new UnavailableError('away');
    await expect(intake(batch)).rejects.toThrow('away');
  });

  it('tells of a message with a thousand faults the first, and how many more there are', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const process = () => Promise.resolve();
    const intake = commandIntake({ group: 'many', publisher, log, verify: actorVerifier([keys.publicKey]), process });
    const names = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`unknown_${index}`, index]));
    await intake(aBatch(topic, [aCommand('many', 'UndoReset', names, token)]));
    const [letter] = (await deadLetters()).filter(({ data }) => data.group === 'many');
    expect(letter?.data.reason).toMatch(/^PoisonError: UndoReset is malformed: .*unknown_0/);
    expect(letter?.data.reason.length).toBeLessThan(1000);
  });

  it('lets an outage through, so that the batch is given again', async () => {
    const token = await actorSigner(keys.privateKey)(ann);
    const process = () => Promise.reject(new UnavailableError('the database is away'));
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
      reactions: { ScenarioDeleted: (event: AnyMessage) => Promise.resolve(void reacted.push(event.id)) },
    });
    await intake(
      aBatch(events, [
        aCommand('1', 'ScenarioDeleted', {}),
        aCommand('2', 'ScenarioUpdated', {}),
        { key: 'x', value: 'nonsense', headers: {} },
        aCommand('null', 'ScenarioDeleted', null),
        aCommand('3', 'ScenarioDeleted', {}),
      ]),
    );
    expect(reacted).toEqual(['1', '3']);
    const dead = (await deadLetters()).filter(({ data }) => data.topic === events && data.group === 'test');
    expect(dead.map(({ data }) => text(data.value))).toEqual(['nonsense', 'null']);
  });

  it('buries what its reaction can never do, and reacts to what comes after; an outage it lets through', async () => {
    const reacted: string[] = [];
    let away = true;
    const intake = eventIntake({
      group: 'reacting',
      publisher,
      log,
      reactions: {
        ScenarioDeleted: ({ id }: AnyMessage) => {
          if (id === 'bad') return Promise.reject(new TypeError('a defect'));
          if (id === 'late' && away) return Promise.reject(new UnavailableError('away'));
          return Promise.resolve(void reacted.push(id));
        },
      },
    });
    const batch = aBatch(
      events,
      ['1', 'bad', '2', 'late', '3'].map((id) => aCommand(id, 'ScenarioDeleted', {})),
    );
    await expect(intake(batch)).rejects.toThrow('away');
    away = false;
    await intake(batch);
    expect(reacted).toEqual(['1', '2', '1', '2', 'late', '3']);
    const dead = (await deadLetters()).filter(({ data }) => data.group === 'reacting');
    expect(new Set(dead.map(({ id, data }) => `${id} ${data.message_id} ${data.reason}`)).size).toBe(1);
    expect(dead[0]?.data).toMatchObject({ message_id: 'bad', reason: 'TypeError: a defect' });
  });

  it('buries a dead letter that cannot be followed, but not for ever the letter that tells of one', async () => {
    const group = 'hopeless';
    const fails = () => Promise.reject(new TypeError('a defect'));
    const reactions = { MessageDeadLettered: fails, ScenarioDeleted: fails };
    const intake = eventIntake({ group, publisher, log, reactions });
    const letters = async () => (await deadLetters()).filter(({ data }) => data.group === group);
    await intake(aBatch(events, [aCommand('bad', 'ScenarioDeleted', {})]));
    const heard = new Set<string>();
    for (let round = 0; round < 3; round++)
      for (const letter of (await letters()).filter(({ id }) => !heard.has(id))) {
        heard.add(letter.id);
        await intake(aBatch('dead-letter.events.v1', [encode(letter, group)], heard.size));
      }
    expect((await letters()).map(({ data }) => data.topic).sort()).toEqual(['dead-letter.events.v1', events]);
  });
});

const aCommand = (id: string, type: string, data: unknown, token?: string): WireMessage =>
  encode(
    { id, type, aggregateId: 'i1', actor: ann, correlationId: id, time: '2026-01-05T10:00:00.000Z', data },
    'test',
    token,
  );

const aBatch = (name: string, wire: WireMessage[], from = 0) => ({
  topic: name,
  partition: 0,
  more: false,
  messages: wire.map(({ key, value, headers }, index) => ({
    key,
    rawKey: Buffer.from(key),
    value: Buffer.from(value),
    headers,
    offset: String(from + index),
  })),
});

type Buried = Extract<DeadLetterEvent, { type: 'MessageDeadLettered' }>;

const deadLetters = async (): Promise<Buried[]> =>
  (await readTopic(kafka, 'dead-letter.events.v1'))
    .map(({ value, headers }) => decode(value, headers).message as Buried)
    .sort((a, b) => Number(a.data.offset) - Number(b.data.offset));

const text = (base64: string | null): string => Buffer.from(base64 ?? '', 'base64').toString();
