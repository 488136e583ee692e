import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { openSystemWire, type SystemWire } from '@rehearsal/testing/system-wire';
import { waitFor } from '@rehearsal/testing/wait-for';
import { damage, type Raw } from './damaged-messages/damage.js';
import { isWhole } from './damaged-messages/is-whole.js';
import { kindsOf, seedOf } from './damaged-messages/seeds.js';
import { prefer, startSystem, type System } from './system.js';
import { verifyWholeLog } from './whole-log.js';

/** The full size takes minutes. */
jest.setTimeout(3_600_000);

const SEED = proofSeed();
/** Of the messages of each topic. */
const MUTATIONS = proofSize(25, 2000);
const AT_ONCE = Math.min(100, MUTATIONS);
const names = Object.keys(topics) as TopicName[];
/** Groups that hear on demand. They are awake for a minute behind each time that every door answers. */
const MAY_SLEEP = /^(coach-outcomes|rehearsal-trials)-/;
const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

let system: System;
let wire: SystemWire;
let socket: Socket;
let processes: Record<string, { pid: number; restarts: number }>;
beforeAll(async () => {
  system = await startSystem({ args: ['--no-samples'], servers: 'own' });
  wire = await openSystemWire(system.home);
  processes = await system.services();
  socket = io(system.url, { auth: { token: system.token }, transports: ['websocket'] });
});
afterAll(async () => {
  socket.disconnect();
  await wire.close();
  await system.dispose();
});

/** A message that was sent, where it is, and whether it is good. Of many thousands, none is kept whole. */
interface Sent {
  place: string;
  shown: object;
  good: boolean;
}

const partitionOf = (index: number, topic: TopicName) => index % topics[topic].partitions;
interface Letter {
  topic: string;
  partition: number;
  offset: string;
}
const placeOfLetter = ({ topic, partition, offset }: Letter) => placeOf(topic, partition, offset);
const placeOf = (topic: string, partition: number, offset: string) => `${topic}/${partition}/${offset}`;

async function send(topic: TopicName, messages: Raw[]): Promise<Sent[]> {
  const placed = messages.map(({ key, value, headers }, index) => {
    return { key, value, headers, partition: partitionOf(index, topic) };
  });
  const places = await wire.send(topic, placed);
  return Promise.all(
    messages.map(async (raw, index) => {
      const { partition = 0, offset = '' } = places[index] ?? {};
      const good = await isWhole(topic, raw, wire.isSigned);
      return { place: placeOf(topic, partition, offset), shown: beginningOf(raw), good };
    }),
  );
}

const beginningOf = ({ key, value, headers }: Raw) => ({
  key: beginning(key),
  value: beginning(value),
  headers: Object.fromEntries(Object.entries(headers).map(([name, held]) => [name, beginning(String(held))])),
});
/** By way of bytes: a piece of a text keeps the whole of it in memory. */
const beginning = (held: Buffer | string | null) =>
  held === null ? null : Buffer.from(held).subarray(0, 300).toString('latin1');

async function sendDamaged(topic: TopicName, from: number, actor: string): Promise<Sent[]> {
  const kinds = kindsOf(topic);
  const sample = fc.sample(damage, { seed: SEED + names.indexOf(topic) * 10_000 + from, numRuns: AT_ONCE });
  const seeds = sample.map((_, index) => {
    const kind = kinds[(from + index) % kinds.length];
    if (!kind) throw new Error(`${topic} carries nothing`);
    return seedOf(wire, kind, from + index, actor);
  });
  const messages = (await Promise.all(seeds)).map((seed, index) => sample[index]?.(seed) ?? seed);
  return send(topic, messages);
}

/** Good messages behind the bad ones, in every partition one. */
async function sendGood(topic: TopicName, round: number, actor: string): Promise<string[]> {
  const kinds = kindsOf(topic);
  const seeds = Array.from({ length: topics[topic].partitions }, (_, index) => {
    const kind = kinds[(round * topics[topic].partitions + index) % kinds.length];
    if (!kind) throw new Error(`${topic} carries nothing`);
    return seedOf(wire, kind, index, actor);
  });
  const good = await Promise.all(seeds);
  const sent = await send(topic, good);
  expect(sent.filter((each) => !each.good)).toEqual([]);
  return good.map(({ headers, id }) => `${topic}/${String(headers.ce_subject)}/${id}`);
}

/** Which events the audit has entries of. */
async function recordedBy(query: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/audit?limit=200&${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body } = await system.api<{ items: AuditEntry[]; next_cursor: string | null }>('GET', path);
    expect(status).toBe(200);
    found.push(...body.items.map(({ event_id }) => event_id));
    cursor = body.next_cursor;
  }
  return found;
}

const allIsHandled = (name: string) =>
  waitFor(
    `every group to be at the end of every partition ${name}`,
    async () => {
      const behind = await wire.behind(MAY_SLEEP);
      if (behind.length > 0) throw new Error(behind.slice(0, 5).join('; '));
      return true;
    },
    { withinMs: proofSize(120_000, 600_000), everyMs: 200 },
  );

/** What people do goes on: each owner decides, the coach answers, the watcher is told, and a rehearsal passes. */
async function everyDoorAnswers(round: string): Promise<void> {
  const make = async <Body>(path: string, body: object) => {
    const answer = await system.api<Body>('POST', path, { body, headers: prefer });
    return answer;
  };
  const made = await make<ScenarioView>('/test-scenarios', { name: round, template });
  expect(made.status).toBe(201);
  const id = made.body.primary_instance?.id ?? '';
  const pushed: string[] = [];
  socket.on('instance', (push: { id: string; events: { type: string }[] }) => {
    if (push.id === id) pushed.push(...push.events.map(({ type }) => type));
  });
  await socket.emitWithAck('watch', { room: `instance:${id}` });
  expect((await make(`/instances/${id}/messages`, { content: 'Hello' })).status).toBe(201);
  await waitFor('the push of the answer', () => pushed.includes('CoachReplied'));
  expect(await make('/load-runs', { test: 'not-there' })).toMatchObject({ body: { code: 'LOAD_TEST_NOT_FOUND' } });
  const rehearsals = [{ name: 'is greeted', script: [{ say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] }] }];
  const run = await make<RehearsalRunView>('/rehearsal-runs', {
    files: [{ content: { name: round, template, rehearsals } }],
  });
  await waitFor('the rehearsal to pass', async () => {
    const { body } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${run.body.id}`);
    return body.verdict === 'passed';
  });
}

it(`of ${MUTATIONS} damaged messages on each topic every bad one is told, no process ends and no partition stands still (seed ${SEED})`, async () => {
  const sent: Sent[] = [];
  await everyDoorAnswers('Before the first round');
  for (let from = 0, round = 0; from < MUTATIONS; from += AT_ONCE, round += 1) {
    const actor = `good-${round}`;
    for (const topic of names) sent.push(...(await sendDamaged(topic, from, `damaged-${round}`)));
    const good = (await Promise.all(names.map((topic) => sendGood(topic, round, actor)))).flat();
    await allIsHandled(`after round ${round} of seed ${SEED}`);
    const recorded = new Set(await recordedBy(`actor=${actor}`));
    expect(good.filter((id) => !recorded.has(id))).toEqual([]);
    await everyDoorAnswers(`Round ${round}`);
  }
  expect(await system.services()).toEqual(processes);

  // Those that a group wrote: letters were among the messages that were damaged.
  const written = await wire.readAs('dead-letter.events.v1', ({ headers, value }) => {
    const isOurs = String(headers?.ce_actor).endsWith('"role":"service"}');
    return isOurs ? [placeOfLetter(JSON.parse(String(value)) as Letter)] : [];
  });
  const letters = new Set(written.flat());
  const poison = new Set((await recordedBy('action=Poison')).map((id) => id.replace('/poison/', '/')));
  const bad = sent.filter(({ good }) => !good);
  const untold = bad.filter(({ place }) => !letters.has(place) && !poison.has(place));
  const wronged = sent.filter(({ good, place }) => good && (letters.has(place) || poison.has(place)));
  process.stderr.write(
    `damaged messages, seed ${SEED}: ${sent.length}, of which ${bad.length} bad; ${letters.size} dead letters, ${poison.size} entries\n`,
  );
  expect({ untold, wronged }).toEqual({ untold: [], wronged: [] });
  expect(bad.length).toBeGreaterThan(sent.length / 4);
  expect(await verifyWholeLog(system)).toMatchObject({ ok: true });
});
