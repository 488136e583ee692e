import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { waitFor } from '@rehearsal/testing/wait-for';
import { FaultLoad } from './fault-load.js';
import { prefer, startSystem, type System } from './system.js';
import { verifyWholeLog } from './whole-log.js';

const SERVICES = [
  'scenario',
  'instantiator',
  'coach',
  'audit',
  'loadrunner',
  'loadrunner-worker',
  'rehearsal',
  'gateway',
];
const SERVERS = ['kafka', 'redis', 'mongo'];
const VICTIMS = [...SERVICES, ...SERVERS];
const WAYS = ['SIGKILL', 'SIGSTOP', 'SIGTERM'] as const;
interface Fault {
  victim: string;
  way: (typeof WAYS)[number];
}

/** Longer than the session of a consumer. */
const STOPPED_MS = 5000;
const SEED = proofSeed();
const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

const shuffled = <T>(things: readonly T[], seed: number): T[] => {
  const all = { minLength: things.length, maxLength: things.length };
  return fc.sample(fc.shuffledSubarray([...things], all), { seed, numRuns: 1 }).flat();
};
const everyWay = VICTIMS.flatMap((victim) => WAYS.map((way): Fault => ({ victim, way })));
/** Each victim once, so that none is left out; the store is also stopped, and one more stopped or asked to end. */
const few: Fault[] = [
  ...VICTIMS.map((victim): Fault => ({ victim, way: 'SIGKILL' })),
  { victim: 'mongo', way: 'SIGSTOP' },
  ...shuffled(
    everyWay.filter(({ way }) => way !== 'SIGKILL'),
    SEED,
  ).slice(0, 1),
];
const rounds = Array.from({ length: proofSize(0, 5) }, (_, round) => shuffled(everyWay, SEED + round));
const faults = rounds.length > 0 ? rounds.flat() : shuffled(few, SEED);

/** The full size takes half an hour. */
jest.setTimeout(3_600_000);

let system: System;
let load: FaultLoad;
const stopped = new Set<number>();
beforeAll(async () => {
  system = await startSystem({ args: ['--no-samples'], servers: 'own' });
  const body = { name: 'Under faults', template };
  const { body: created } = await system.api('POST', '/test-scenarios', { body, headers: prefer });
  load = new FaultLoad(system, String(created.id));
  load.begin();
});
afterAll(async () => {
  for (const pid of stopped) process.kill(pid, 'SIGCONT');
  await system.dispose();
});

const pidOf = async (victim: string): Promise<number> => {
  if (SERVICES.includes(victim)) return (await system.service(victim)).pid;
  const file = await readFile(join(system.home, 'run', `${victim}.json`), 'utf8');
  return (JSON.parse(file) as { pid: number }).pid;
};

/** On a busy machine its threads go on for some milliseconds, and answer what they are asked. */
async function standsStill(pid: number): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`);
  const states = threads.map(async (thread) => {
    const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  });
  return (await Promise.all(states)).every((state) => state === 'T');
}

/** Strikes, and answers once the fault itself is over: what follows is the system's own recovery. */
async function strike({ victim, way }: Fault): Promise<void> {
  const pid = await pidOf(victim);
  process.kill(pid, way);
  if (way === 'SIGSTOP') {
    stopped.add(pid);
    await waitFor(`${victim} to stand still`, () => standsStill(pid), { everyMs: 5 });
    if (victim === 'mongo') await readsAreRefused();
    await pause(STOPPED_MS);
    process.kill(pid, 'SIGCONT');
    stopped.delete(pid);
  } else {
    const isAgain = async () => (await pidOf(victim).catch(() => pid)) !== pid;
    await waitFor(`${victim} to be started again`, isAgain, { withinMs: 60_000, everyMs: 25 });
  }
}

const READS = [
  '/test-scenarios',
  '/instances',
  '/load-runs',
  '/schedules',
  '/rehearsal-runs',
  '/audit',
  '/users',
  '/tokens',
  '/dead-letters',
];
let slowestRefusal = 0;
async function readsAreRefused(): Promise<void> {
  const began = performance.now();
  const answers = await Promise.all(
    READS.map(async (path) => {
      const { status, headers } = await system.api('GET', path, { once: true });
      slowestRefusal = Math.max(slowestRefusal, performance.now() - began);
      return [path, status, headers.get('retry-after')];
    }),
  );
  expect(answers).toEqual(READS.map((path) => [path, 503, '2']));
}

/** Something that needs the victim, from command to answer. */
async function isWell(victim: string): Promise<unknown> {
  if (victim === 'audit') return load.read('/audit?limit=1');
  if (victim === 'rehearsal') return load.read('/rehearsal-runs?limit=1');
  if (victim.startsWith('loadrunner'))
    return waitFor('a worker', async () => (await load.read<{ items: unknown[] }>('/load-workers')).items.length > 0, {
      withinMs: 60_000,
      everyMs: 25,
    });
  if (victim === 'scenario') return load.done('/test-scenarios', { name: `Well ${performance.now()}`, template });
  const { id } = await load.done(`/test-scenarios/${load.scenarioId}/instances`, {});
  return load.done(`/instances/${String(id)}/messages`, { content: 'Are you still there?' });
}

describe('a system under load', () => {
  it(`loses nothing that it acknowledged, does nothing twice and answers everyone, through ${faults.length} faults (seed ${SEED})`, async () => {
    const recoveries = new Map<string, number[]>();
    for (const [index, fault] of faults.entries()) {
      const name = `${fault.victim} ${fault.way}`;
      const began = performance.now();
      await strike(fault);
      const from = fault.way === 'SIGSTOP' ? performance.now() : began;
      await isWell(fault.victim).catch((error: unknown) => {
        throw new Error(`not well after fault ${index + 1}, ${name}; it said:\n${system.output()}`, { cause: error });
      });
      recoveries.set(name, [...(recoveries.get(name) ?? []), (performance.now() - from) / 1000]);
    }
    await load.end();
    const losses = await load.losses();
    const seconds = [...recoveries].sort().map(([name, all]) => `${name} ${all.map((s) => s.toFixed(1)).join(' ')}`);
    process.stderr.write(
      `faults, seed ${SEED}: ${load.acknowledged.length} instances and messages acknowledged; ` +
        `lost ${losses.lost.length}, twice ${losses.twice.length}, unanswered ${losses.unanswered.length}; ` +
        `well again after (s): ${seconds.join('; ')}; reads without a store refused within ${(slowestRefusal / 1000).toFixed(1)} s\n`,
    );
    expect(losses).toEqual({ lost: [], twice: [], unanswered: [] });
    for (const victim of SERVERS) expect(system.output()).toMatch(new RegExp(`${victim}.*starts again`, 'i'));
    expect(system.output()).not.toContain('Stopping');
  });

  it('leaves one audit entry for each event, in a chain that verifies', async () => {
    const made = (await load.list('/instances?')).length;
    const entries = () => load.list('/audit?action=InstanceCreated&');
    await waitFor('an entry for every instance', async () => (await entries()).length >= made, {
      withinMs: 60_000,
      everyMs: 500,
    });
    expect(await entries()).toHaveLength(made);
    expect(await verifyWholeLog(system)).toMatchObject({ ok: true });
  });

  it('keeps no outage of Redis as the outcome of a drain: the same key drains the worker when Redis is back', async () => {
    const { id } = await waitFor('a worker', async () => {
      const { items } = await load.read<{ items: { id: string }[] }>('/load-workers');
      return items[0] ?? null;
    });
    const headers = { ...prefer, 'idempotency-key': 'drain-in-an-outage' };
    const drain = (once: boolean) => system.api('POST', `/load-workers/${id}/drain`, { headers, once });
    const redis = await pidOf('redis');
    stopped.add(redis);
    process.kill(redis, 'SIGSTOP');
    const refused = await drain(true);
    process.kill(redis, 'SIGCONT');
    stopped.delete(redis);
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2']);
    expect(await drain(false)).toMatchObject({ status: 200, body: { id, drain: { by: expect.any(String) } } });
    expect((await system.api('POST', `/load-workers/${id}/resume`, { headers: prefer })).status).toBe(200);
  });

  it('makes each of 20 instances of a template of 4 MB that were asked for at once, or refuses it as busy, on a store that lives on', async () => {
    const chat_messages = Array.from({ length: 41 }, (_, n) => ({
      role: 'user',
      content: `${n} ${'a'.repeat(95_000)}`,
    }));
    const body = { name: 'Large', template: { ...template, chat_messages } };
    const { body: scenario } = await system.api('POST', '/test-scenarios', { body, headers: prefer });
    const storeBefore = await pidOf('mongo');
    const path = `/test-scenarios/${String(scenario.id)}/instances`;
    const labels = Array.from({ length: 20 }, (_, n) => `large ${n}`);
    // Of what Kafka did not acknowledge in time nothing is known: as every client does, the same is given again.
    const give = (label: string) =>
      waitFor(
        `a word about ${label}`,
        async () => {
          const answer = await system.api('POST', path, {
            body: { label },
            headers: { 'idempotency-key': label.replace(' ', '-') },
          });
          return String(answer.body.detail).includes('did not acknowledge') ? null : answer;
        },
        { everyMs: 2000 },
      );
    const answers = await Promise.all(
      labels.map(async (label) => {
        const { status, headers } = await give(label);
        return { label, status, retryAfter: headers.get('retry-after') };
      }),
    );
    const accepted = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status }) => status !== 202);
    for (const answer of refused) expect(answer).toMatchObject({ status: 503, retryAfter: '2' });
    const made = async () => {
      const listed = await load.list<{ label: string | null }>(`${path}?`);
      return listed.flatMap(({ label }) => (label === null ? [] : [label])).sort();
    };
    await waitFor('each that was accepted', async () => (await made()).length >= accepted.length, { withinMs: 60_000 });
    expect(await made()).toEqual(accepted.map(({ label }) => label).sort());
    expect(await pidOf('mongo')).toBe(storeBefore);
    process.stderr.write(`20 instances of 4 MB at once: ${accepted.length} made, ${refused.length} refused as busy\n`);
  });
});
