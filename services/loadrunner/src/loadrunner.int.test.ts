import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { progressChannel, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { redisNames } from './redis-names.js';
import { k6ForTests, NO_REHEARSALS } from './testing/config.js';
import { temporaryFolder } from './testing/run.js';
import { startStubCoach, type StubCoach } from './testing/stub-coach.js';

const GOOD = `import http from 'k6/http'; import { check } from 'k6';
export const options = { vus: 1, iterations: 3, thresholds: { http_req_duration: ['p(95)<60000'] } };
export default function () { check(http.get(__ENV.BASE + '/health'), { 'is up': (r) => r.status === 200 }); }`;
const LONG = `import http from 'k6/http'; import { sleep } from 'k6';
export const options = { vus: 2, duration: '5m' };
export default function () { http.get(__ENV.BASE + '/health'); sleep(0.05); }`;

let namespace: string;
let bus: Bus;
let coach: StubCoach;
let service: ServiceProcess;
let worker: ServiceProcess;
let startWorker: (id: string) => Promise<ServiceProcess>;
let redis: Redis;
let subscriber: Redis;

beforeAll(async () => {
  namespace = freshNamespace();
  const folder = await temporaryFolder();
  redis = new Redis(backingFromEnv().REDIS_URL);
  subscriber = redis.duplicate();
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src', 'good.js'), GOOD);
  await writeFile(join(folder, 'src', 'long.js'), LONG);
  await writeFile(join(folder, 'src', 'broken.js'), 'not a script');
  coach = await startStubCoach();
  bus = await openBus({ namespace, events: ['load-run.events.v1'], commands: ['load-run.commands.v1'] });
  const shared = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    K6_BIN: k6ForTests(),
    LOADTESTS_DIR: join(folder, 'src'),
    RESULTS_DIR: join(folder, 'results'),
  };
  startWorker = (id) =>
    startService('services/loadrunner/dist/worker.js', { ...shared, WORKER_ID: id, CANCEL_GRACE_SECONDS: '5' });
  const keys = { ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]) };
  service = await startService('services/loadrunner/dist/main.js', {
    ...shared,
    ...keys,
    ...NO_REHEARSALS,
    COACH_URL: coach.url,
  });
  worker = await startWorker('worker-1');
});

afterAll(async () => {
  redis.disconnect();
  subscriber.disconnect();
  await worker.kill('SIGTERM');
  await service.kill('SIGTERM');
  await bus.close();
  await coach.close();
});

let runs = 0;
async function queue(test: string, parameters: object = {}): Promise<string> {
  const id = `run-${(runs += 1)}`;
  await bus.outcome(await bus.send('load-run.commands.v1', 'QueueLoadRun', id, { test, parameters }));
  return id;
}
const read = async (path: string) => (await service.ask(path)).json();
const listed = async (query: string) =>
  (await read(`/load-runs?${query}`)) as { items: LoadRunRow[]; next_cursor: string | null };
const readRun = async (id: string) => (await read(`/load-runs/${id}`)) as LoadRunView;
const inState = (id: string, state: string) =>
  waitFor(`${id} to be ${state}`, async () => {
    const run = await readRun(id);
    return run.state === state ? run : null;
  });
const requests = (id: string) =>
  waitFor(`load of ${id}`, async () => {
    const run = await readRun(id);
    return (run.progress?.vus ?? 0) > 0 ? run : null;
  });

function k6Of(child: ServiceProcess['child']): number[] {
  const children = readFileSync(`/proc/${child.pid ?? 0}/task/${child.pid ?? 0}/children`, 'utf8');
  return children.trim().split(' ').filter(Boolean).map(Number);
}
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the loadrunner', () => {
  it('lists what is in the folder, the broken with their error', async () => {
    const items = await waitFor('all to be read', async () => {
      const list = (await read('/load-tests')) as { items: LoadTest[] };
      return list.items.every((test) => test.being_read === undefined) ? list.items : undefined;
    });
    expect(items).toMatchObject([
      { name: 'broken', status: 'invalid' },
      { name: 'good', status: 'ready', error: null },
      { name: 'long' },
    ]);
    expect(items[0]?.error).toContain('Unexpected identifier');
  });

  it('runs a test to its verdict, with evidence, and tells each step', async () => {
    const id = await queue('good');
    const run = await inState(id, 'passed');
    expect(run).toMatchObject({
      name: 'good',
      verdict: 'passed',
      exit_code: 0,
      requested_by: 'admin-1',
      target: coach.url,
      worker_id: 'worker-1',
    });
    expect(run.thresholds).toMatchObject([
      { metric: 'http_req_duration', samples: 3, ok: true },
      { metric: 'http_req_failed', limit: 'rate<0.05', measured: 0, ok: true, house: true },
      { metric: 'checks', limit: 'rate>0.95', measured: 1, ok: true, house: true },
    ]);
    expect(run.requests_to).toEqual([{ destination: new URL(coach.url).host, requests: 3, failed: 0 }]);
    expect(run.checks).toEqual([{ name: 'is up', passes: 3, fails: 0 }]);
    const events = await waitFor('the last event', () => {
      const events = bus.heard.filter(({ aggregateId }) => aggregateId === id);
      return events.at(-1)?.type === 'LoadRunFinished' ? events : null;
    });
    expect(events.map(({ type }) => type)).toEqual([
      'LoadRunQueued',
      'LoadRunPreparing',
      'LoadRunStarted',
      'LoadRunFinished',
    ]);
    expect(new Set(events.map(({ correlationId }) => correlationId)).size).toBe(1);
    const log = await service.ask(`/load-runs/${id}/log`);
    expect([log.status, await log.text()]).toEqual([200, expect.stringContaining('http_req_duration')]);
    // Three iterations of some milliseconds: in one second, or on both sides of its end.
    const seconds = (await read(`/load-runs/${id}/series`)) as { requests: number }[];
    expect(seconds.reduce((sum, { requests }) => sum + requests, 0)).toBe(3);
  });

  it.each([
    ['no-such-test', {}, 'LOAD_TEST_NOT_FOUND'],
    ['good', { target: 'https://elsewhere.example' }, 'LOAD_TARGET_NOT_ALLOWED'],
  ])('refuses %s with %j as %s', async (test, parameters, code) => {
    const refused = await bus.outcome(
      await bus.send('load-run.commands.v1', 'QueueLoadRun', `refused-${code.toLowerCase()}`, { test, parameters }),
    );
    expect(refused).toMatchObject({ type: 'CommandRefused', data: { code } });
  });

  it('makes of a script that k6 cannot read a run like any other, with the code and the words of k6', async () => {
    const run = await inState(await queue('broken'), 'error');
    expect(run).toMatchObject({ verdict: 'error', exit_code: 107, worker_id: 'worker-1' });
    expect(run.reasons).toEqual([expect.stringContaining('Unexpected identifier')]);
    const report = (await read(`/load-runs/${run.id}/report.json`)) as { rules: unknown[] };
    expect(report.rules).toContainEqual(expect.objectContaining({ ok: false, detail: run.reasons[0] }));
    const junit = await (await service.ask(`/load-runs/${run.id}/report.xml`)).text();
    expect(junit).toContain('Unexpected identifier');
  });

  it('shows a run live, and says cancelled only when its k6 is gone', async () => {
    const id = `run-${(runs += 1)}`;
    const heard: string[] = [];
    subscriber.on('message', (_channel, text) => heard.push(text));
    await subscriber.subscribe(progressChannel(id));
    await bus.outcome(await bus.send('load-run.commands.v1', 'QueueLoadRun', id, { test: 'long', parameters: {} }));
    const live = await requests(id);
    expect(live).toMatchObject({ state: 'running', progress: { vus: 2 } });
    const [k6 = 0] = k6Of(worker.child);
    expect(isAlive(k6)).toBe(true);
    await bus.send('load-run.commands.v1', 'CancelLoadRun', id, { reason: 'enough' });
    const run = await inState(id, 'cancelled');
    expect(isAlive(k6)).toBe(false);
    const sent = coach.requests();
    expect(run.metrics.find(({ name }) => name === 'http_reqs')?.values.count).toBeGreaterThan(0);
    expect(JSON.parse(heard[0] ?? '')).toMatchObject({ requests: expect.any(Number) as unknown });
    expect(coach.requests()).toBe(sent);
  });

  it('keeps the order of the queue, tells the place in it, and cancels what waits at once', async () => {
    const first = await queue('long');
    await requests(first);
    const second = await queue('good');
    const third = await queue('good');
    expect([(await readRun(second)).position, (await readRun(third)).position]).toEqual([1, 2]);
    await bus.send('load-run.commands.v1', 'CancelLoadRun', second, {});
    expect(await inState(second, 'cancelled')).toMatchObject({
      started_at: null,
      reasons: ['the run was cancelled before it started'],
    });
    await bus.send('load-run.commands.v1', 'CancelLoadRun', first, {});
    await inState(third, 'passed');
    const { items } = await listed('test=good&state=passed&limit=1');
    expect(items.map(({ id }) => id)).toEqual([third]);
    const searched = (await read('/load-runs?q=LON&limit=1')) as { items: LoadRunView[] };
    expect(searched.items.map(({ name }) => name)).toEqual(['long']);
  });

  it('lists of a run what a list shows, and leaves what it measured to be read by its id', async () => {
    const { items } = await listed('test=good&state=passed');
    const [row] = items.map((item) => LoadRunRow.parse(item));
    const run = await readRun(row?.id ?? '');
    const rateOf = (metric: string) => run.metrics.find(({ name }) => name === metric)?.values.rate;
    expect(row).toMatchObject({
      reason: run.reasons[0],
      requests_per_s: rateOf('http_reqs'),
      failed_share: rateOf('http_req_failed'),
      throughput: run.throughput,
    });
    expect(row?.throughput.length).toBeGreaterThan(0);
    expect(row?.duration_s).toBeGreaterThan(0);
  });

  it('lists runs by what they measured, page by page, those that measured nothing as the least', async () => {
    const { items } = await listed('sort=p95_ms');
    const values = items.map(({ p95_ms }) => p95_ms ?? -1);
    expect(values).toContain(-1);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await listed(`sort=p95_ms&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(items.map(({ id }) => id));
    const least = await listed('sort=p95_ms&order=asc&limit=1');
    expect(least.items[0]?.p95_ms).toBeNull();
  });

  it('adds a job again that Redis lost', async () => {
    await worker.kill('SIGTERM');
    const id = await queue('good');
    await waitFor('the job', async () => {
      const { queuePrefix, queue: name } = redisNames(namespace);
      const keys = await redis.keys(`${queuePrefix}:${name}:run-${id}`);
      // Of this queue alone: others use the same server.
      return keys.length > 0 ? redis.del(...(await redis.keys(`${queuePrefix}:${name}:*`))) : null;
    });
    worker = await startWorker('worker-2');
    expect(await inState(id, 'passed')).toMatchObject({ worker_id: 'worker-2' });
  });

  it('ends the run of a killed worker as an error, without any load left, and goes on with another worker', async () => {
    const id = await queue('long');
    await requests(id);
    const [k6 = 0] = k6Of(worker.child);
    await worker.kill('SIGKILL');
    await waitFor('k6 to be gone', () => !isAlive(k6));
    const run = await waitFor('the error', async () => ((await readRun(id)).verdict === 'error' ? readRun(id) : null));
    expect(run.reasons[0]).toContain('worker lost: worker-2');
    worker = await startWorker('worker-3');
    await inState(await queue('good'), 'passed');
  });

  it('ends the run of a worker that is stopped as an error, at once', async () => {
    const id = await queue('long');
    await requests(id);
    await worker.kill('SIGTERM');
    expect(await inState(id, 'error')).toMatchObject({
      reasons: [expect.stringContaining('the worker was stopped') as unknown],
    });
    worker = await startWorker('worker-4');
  });
});
