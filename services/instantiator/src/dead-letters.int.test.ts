import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import type { DeadLetterRow, DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { TopicName } from '@rehearsal/contracts/topics/topics';
import { encode } from '@rehearsal/platform/envelope';
import { createKafka } from '@rehearsal/platform/kafka/client';
import { openPublisher, type Publisher } from '@rehearsal/platform/kafka/publisher';
import { createLog } from '@rehearsal/platform/log';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { aTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startHouse, type House } from '@rehearsal/testing/house';
import { repositoryRoot } from '@rehearsal/testing/service-process';

const ann = { id: 'ann', role: 'admin' } as const;
const KEYS = Array.from({ length: 24 }, (_, n) => `poison-${n}`);
let house: House;
let publisher: Publisher;

beforeAll(async () => {
  house = await startHouse({ audited: true });
  const kafka = createKafka({
    brokers: backingFromEnv().KAFKA_BROKERS.split(','),
    namespace: house.namespace,
    clientId: 'test',
    log: createLog('test', 'silent'),
  });
  publisher = await openPublisher(kafka, { deadlineMs: 10_000 });
});
afterAll(async () => {
  await publisher.close();
  await house.close();
});

describe('a message that can never be handled', () => {
  it('stops neither the making of primary instances nor the coach, in any partition', async () => {
    await publish('scenario.events.v1', 'ScenarioCreated', KEYS);
    await publish('instance.events.v1', 'MessageSent', KEYS);

    const made = await Promise.all(KEYS.map(() => house.aScenario(aTemplate())));
    await waitFor('a primary instance of each', async () => {
      const { items } = await house.read<{ items: { primary: boolean; scenario_id: string }[] }>(
        '/instances?limit=200',
      );
      return made.every(({ id }) => items.some((one) => one.primary && one.scenario_id === id));
    });
    const instance = await house.anInstanceOf(made[0] as { id: string });
    await house.post(`/instances/${instance.id}/messages`, { content: 'Hello' });
    await waitFor('an answer of the coach', async () => {
      const { chat_messages } = await house.read(`/instances/${instance.id}`);
      return chat_messages.some(({ role }) => role === 'coach');
    });

    const letters = await deadLetters(2 * KEYS.length);
    expect(new Set(letters.map(({ group, message_type }) => `${group} ${message_type ?? ''}`))).toEqual(
      new Set(['instantiator-reactions ScenarioCreated', 'coach-reactions MessageSent']),
    );
    for (const { reason, state } of letters) {
      expect(reason).toContain('is malformed');
      expect(state).toBe('open');
    }
    await waitFor('the metric', async () =>
      (await (await fetch(`${house.audit?.url ?? ''}/metrics`)).text()).includes(
        `rehearsal_dead_letters ${2 * KEYS.length}\n`,
      ),
    );
  });

  it('is found page by page, narrowed by group, topic and type, and counted by its state', async () => {
    const narrowed = 'group=coach-reactions&topic=instance.events.v1&type=MessageSent';
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const behind: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await house.read<DeadLetterPage>(`/dead-letters?limit=10&${narrowed}${behind}`);
      expect(page).toMatchObject({
        open: 2 * KEYS.length,
        counts: { open: KEYS.length, replayed: 0, dropped: 0 },
        groups: ['coach-reactions', 'instantiator-reactions'],
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([KEYS.length, KEYS.length]);
    const nothing = await house.read<DeadLetterPage>('/dead-letters?group=coach-reactions&type=ScenarioCreated');
    expect([nothing.items, nothing.counts]).toEqual([[], { open: 0, replayed: 0, dropped: 0 }]);
  });

  it('is shown whole, is put aside again when it is replayed in vain, and can be dropped, all of it on record', async () => {
    const [letter] = await deadLetters(2 * KEYS.length);
    const id = letter?.id ?? '';
    expect(await house.read<DeadLetterView>(`/dead-letters/${id}`)).toMatchObject({ text: 'null', state: 'open' });

    const headers = { 'idempotency-key': 'replay-once' };
    const replay = () => house.api('POST', `/dead-letters/${id}/replay`, undefined, headers);
    // One request, whose answer nobody waited for, and the same again at once.
    for (const answer of await Promise.all([replay(), replay(), replay()]))
      expect(answer).toMatchObject({ status: 200, body: { state: 'replayed' } });
    await deadLetters(2 * KEYS.length + 1);
    await waitFor('the index to say so', async () => (await stateOf(id)) === 'replayed');
    const { settled_at } = await house.read<DeadLetterView>(`/dead-letters/${id}`);
    expect((await replay()).status).toBe(200);
    const another = () => house.api('POST', `/dead-letters/${id}/replay`, undefined, { 'idempotency-key': 'another' });
    expect(await another()).toMatchObject({ status: 409, body: { code: 'DEAD_LETTER_REPLAYED' } });
    expect(await house.read<DeadLetterView>(`/dead-letters/${id}`)).toMatchObject({ state: 'replayed', settled_at });

    expect((await house.api('DELETE', `/dead-letters/${id}?reason=by%20hand`)).status).toBe(200);
    await waitFor('the index to say so', async () => (await stateOf(id)) === 'dropped');
    expect((await house.api('DELETE', `/dead-letters/${id}?reason=again`)).status).toBe(200);
    expect(await house.post(`/dead-letters/${id}/replay`)).toMatchObject({
      status: 409,
      body: { code: 'DEAD_LETTER_DROPPED' },
    });
    await waitFor('the record of it', async () => {
      const { items } = await house.read<{ items: { action: string; actor: { role: string } }[] }>(
        `/audit?target=${id}`,
      );
      const known = items.map(({ action, actor }) => `${action} ${actor.role}`).sort();
      return known.join() === 'DeadLetterDropped admin,DeadLetterReplayed admin,MessageDeadLettered service';
    });
    await deadLetters(2 * KEYS.length + 1);
    expect((await house.post(`/dead-letters/unknown/replay`)).status).toBe(404);
  });

  it('takes effect when it is replayed after the fault is mended, in the name of who gave it, for its group alone', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(aTemplate()));
    await bury('for-another', 'another-group', id, 'said to nobody');
    await bury('for-the-owner', 'instantiator', id, 'said again');
    const known = async (letter: string) => (await house.api('GET', `/dead-letters/${letter}`)).status === 200;
    for (const letter of ['for-another', 'for-the-owner']) await waitFor(`the letter ${letter}`, () => known(letter));
    expect((await house.post('/dead-letters/for-another/replay')).status).toBe(200);
    expect((await rehearse('dead-letters', 'list', '--state', 'open', '--group', 'instantiator')).stdout).toMatch(
      /\nfor-the-owner +\S+ +open +instantiator +SendMessage +a defect that is mended/,
    );
    expect(await rehearse('dead-letters', 'replay', 'for-the-owner')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('for-the-owner was published again') as unknown,
    });
    expect(await rehearse('dead-letters', 'replay', 'for-the-owner')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It was replayed before, by cli;') as unknown,
    });
    const said = async () => (await house.read(`/instances/${id}`)).chat_messages.map(({ content }) => content);
    await waitFor('the message', async () => (await said()).includes('said again'));
    expect(await said()).not.toContain('said to nobody');
    const { items } = await house.read<{ items: { actor: { id: string } }[] }>(`/instances/${id}/history`);
    expect(items.some(({ actor }) => actor.id === ann.id)).toBe(true);
  });
});

/** The command line, as the admin of this house. */
function rehearse(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [`${repositoryRoot}cli/bin/rehearse.mjs`, ...words], {
    env: { REHEARSAL_URL: house.url, REHEARSAL_TOKEN: house.token, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => (said[stream] += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

const messageOf = (type: string, aggregateId: string, data: unknown, id = `${aggregateId}:1:0`): AnyMessage => ({
  id,
  type,
  aggregateId,
  version: 1,
  actor: ann,
  correlationId: id,
  time: new Date().toISOString(),
  data,
});

const publish = (topic: TopicName, type: string, keys: readonly string[]) =>
  publisher.publish(
    topic,
    keys.map((key) => encode(messageOf(type, key, null), 'test')),
  );

/** A letter with a good command in it, as one would be after the fault that put it aside was mended. */
async function bury(letter: string, group: string, instanceId: string, content: string): Promise<void> {
  const data = { message_id: `m-${letter}`, content, kind: 'test' as InstanceView['kind'] };
  const { key, value, headers } = encode(messageOf('SendMessage', instanceId, data, `c-${letter}`), 'test');
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const buried = {
    topic: 'instance.commands.v1',
    partition: 0,
    offset: '0',
    group,
    reason: 'a defect that is mended',
    message_id: `c-${letter}`,
    message_type: 'SendMessage',
    actor: ann,
    key: base64(key),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, [base64(text)]])),
    value: base64(value),
  };
  await publisher.publish('dead-letter.events.v1', [encode(messageOf('MessageDeadLettered', letter, buried), 'test')]);
}

const stateOf = async (id: string) => (await house.read<DeadLetterView>(`/dead-letters/${id}`)).state;

const deadLetters = async (count: number): Promise<DeadLetterRow[]> =>
  waitFor(`${count} dead letters`, async () => {
    const { items } = await house.read<{ items: DeadLetterRow[] }>('/dead-letters?limit=200');
    return items.length === count ? items : undefined;
  });
