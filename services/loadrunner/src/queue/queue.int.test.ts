import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerState, type LoadWorker, type WorkerState } from '@rehearsal/contracts/load/load-worker';
import { Redis } from 'ioredis';
import { takeJobs } from '@rehearsal/platform/jobs/take-jobs';
import { createLog } from '@rehearsal/platform/log';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { redisNames } from '../redis-names.js';
import { openRunQueue, type RunJob } from './run-queue.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const SCRIPT = (options: string) => `import http from 'k6/http'; import { sleep } from 'k6';
export const options = ${options};
export default function () { http.get(__ENV.BASE + '/health'); sleep(0.05); }`;

let coach: StubCoach;
let staging: StubCoach;
let runner: LoadRunnerUnderTest;

beforeAll(async () => {
  [coach, staging] = await Promise.all([startStubCoach(), startStubCoach()]);
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: {
      quick: SCRIPT('{ vus: 1, duration: "1s" }'),
      long: SCRIPT('{ vus: 1, duration: "300s" }'),
      counting: SCRIPT('{ vus: 1, iterations: 2 }'),
    },
    coachUrl: coach.url,
    targets: [staging.url],
  });
});

afterAll(async () => {
  await runner.close();
  await coach.close();
  await staging.close();
});

const cancelAll = async (...ids: string[]) => {
  for (const id of ids) await runner.cancel(id);
  await Promise.all(ids.map((id) => runner.inState(id, 'cancelled', 'passed')));
};
const aJob = (id: string) => ({ id, priority: 'normal', parts: 1 }) as const;
const elsewhere = () => ({ parameters: { target: staging.url } });

describe('the queue of load runs', () => {
  it('says that nobody is there to take a run', async () => {
    const id = await runner.queue('quick');
    expect(await runner.readRun(id)).toMatchObject({
      state: 'queued',
      priority: 'normal',
      concurrent: false,
      position: 1,
      eta: null,
      waiting_for: 'any-worker',
    });
    await cancelAll(id);
  });

  it('orders runs by priority, tells places and expected starts, and starts them in that order', async () => {
    await runner.startWorker('w1');
    await waitFor('the worker to be listed', async () => (await runner.workers()).length === 1);
    const running = await runner.queue('long');
    await runner.underLoad(running);
    const [low, normal, high] = [
      await runner.queue('quick', { priority: 'low' }),
      await runner.queue('quick'),
      await runner.queue('quick', { priority: 'high' }),
    ] as [string, string, string];
    const places = await Promise.all([high, normal, low].map((id) => runner.readRun(id)));
    expect(places.map(({ position, waiting_for }) => [position, waiting_for])).toEqual([
      [1, 'target'],
      [2, 'target'],
      [3, 'target'],
    ]);
    const [first, second, third] = places.map(({ eta }) => Date.parse(eta ?? '')) as [number, number, number];
    const { started_at } = await runner.readRun(running);
    expect(Math.abs(first - Date.parse(started_at ?? '') - 300_000)).toBeLessThan(20_000);
    expect(second).toBeGreaterThan(first);
    expect(third).toBeGreaterThan(second);

    const { items } = (await runner.read('/load-runs?state=queued')) as { items: { id: string; position: number }[] };
    expect(items.map(({ id, position }) => [id, position])).toEqual([
      [high, 1],
      [normal, 2],
      [low, 3],
    ]);

    await cancelAll(running);
    const ended = await Promise.all([high, normal, low].map((id) => runner.inState(id, 'passed')));
    const starts = ended.map((run) => run.started_at);
    expect(starts).toEqual(starts.toSorted());
  });

  it('is put in another order by those who may, and starts its runs in that one', async () => {
    const running = await runner.queue('long');
    await runner.underLoad(running);
    const [first, second, third] = [
      await runner.queue('quick'),
      await runner.queue('quick'),
      await runner.queue('quick', { priority: 'high' }),
    ] as [string, string, string];
    const positions = async () =>
      Promise.all([first, second, third].map(async (id) => (await runner.readRun(id)).position));
    expect(await positions()).toEqual([2, 3, 1]);
    await runner.move(second, 'front');
    expect(await positions()).toEqual([3, 1, 2]);
    await runner.move(third, 'later');
    expect(await positions()).toEqual([2, 1, 3]);
    await expect(runner.move(second, 'earlier')).rejects.toThrow('LOAD_RUN_AT_END_OF_QUEUE');
    await expect(runner.move(running, 'front')).rejects.toThrow('LOAD_RUN_NOT_QUEUED');

    // Each of those that come together is decided on the queue that the one before it left.
    await Promise.all([runner.move(third, 'earlier'), runner.move(third, 'earlier')]);
    expect(await positions()).toEqual([3, 2, 1]);
    await Promise.all([runner.move(third, 'later'), runner.move(third, 'later')]);
    expect(await positions()).toEqual([2, 1, 3]);

    await cancelAll(running);
    const ended = await Promise.all([second, first, third].map((id) => runner.inState(id, 'passed')));
    const starts = ended.map((run) => run.started_at);
    expect(starts).toEqual(starts.toSorted());
  });

  it('is taken in its new order also where it was offered in the old one', async () => {
    const { REDIS_URL } = backingFromEnv();
    const [redis, connection] = [new Redis(REDIS_URL), new Redis(REDIS_URL, { maxRetriesPerRequest: null })];
    const place = redisNames(freshNamespace());
    const queue = openRunQueue(redis, place);
    const [first, second] = [aJob('first'), aJob('second')];
    await queue.add([first, second]);
    await queue.takeBack([first, second]);
    await queue.add([second, first]);
    const taken: string[] = [];
    const [nothing, log] = [() => undefined, createLog('test', 'silent')];
    const taker = takeJobs({ connection, place, concurrency: 1, drain: nothing, stop: nothing, log }, (job) => {
      taken.push((job as RunJob).runId);
      return Promise.resolve();
    });
    await waitFor('both to be taken', () => taken.length === 2);
    expect(taken).toEqual(['second', 'first']);
    await taker.close(0, new AbortController().signal);
    await queue.close();
    for (const opened of [redis, connection]) opened.disconnect();
  });

  it('promises no start behind a run that counts iterations', async () => {
    const running = await runner.queue('long');
    await runner.underLoad(running);
    const [counting, behind] = [await runner.queue('counting'), await runner.queue('quick')] as [string, string];
    expect((await runner.readRun(counting)).eta).not.toBeNull();
    expect(await runner.readRun(behind)).toMatchObject({ position: 2, eta: null });
    await cancelAll(running, counting, behind);
  });

  it('keeps a second run off a target in use though a worker is free, and lets others pass', async () => {
    await runner.startWorker('w2');
    const running = await runner.queue('long');
    await runner.underLoad(running);
    const waiting = await runner.queue('quick', { priority: 'high' });
    const beside = await runner.queue('quick', elsewhere());
    await runner.inState(beside, 'passed');
    expect(await runner.readRun(waiting)).toMatchObject({ state: 'queued', position: 1, waiting_for: 'target' });

    const concurrent = await runner.queue('quick', { concurrent: true });
    await runner.inState(concurrent, 'passed');
    expect(await runner.readRun(waiting)).toMatchObject({ state: 'queued' });
    await cancelAll(running);
    await runner.inState(waiting, 'passed');
  });
});

describe('workers', () => {
  it('are listed with what they are busy with', async () => {
    const running = await runner.queue('long');
    const { worker_id } = await runner.underLoad(running);
    const workers = await runner.workers();
    expect(workers.map(({ id }) => id)).toEqual(['w1', 'w2']);
    expect(workers.find(({ id }) => id === worker_id)).toMatchObject({
      pid: expect.any(Number) as unknown,
      host: expect.any(String) as unknown,
      k6_version: expect.stringMatching(/^v\d/) as unknown,
      concurrency: 1,
      draining: false,
      busy_with: [running],
    });
    await cancelAll(running);
  });

  it('take several runs at once when they are told to', async () => {
    const worker = await runner.startWorker('broad', { CONCURRENCY: '2' });
    const ids = await Promise.all(Array.from({ length: 4 }, () => runner.queue('long', { concurrent: true })));
    await Promise.all(ids.map((id) => runner.underLoad(id)));
    const broad = (await runner.workers()).find(({ id }) => id === 'broad');
    expect(broad).toMatchObject({ concurrency: 2, busy_with: [expect.any(String), expect.any(String)] });
    await cancelAll(...ids);
    await worker.kill('SIGTERM');
    await waitFor('it to be off the list', async () => (await runner.workers()).every(({ id }) => id !== 'broad'));
  });

  it('that are drained finish what they have and take nothing more, also when the service starts anew, until they are resumed', async () => {
    const known = (await runner.workers()).map(({ id }) => id);
    for (const id of known) await runner.tellWorker('DrainLoadWorker', id);
    const first = await runner.startWorker('kept', { CONCURRENCY: '2' });
    const running = await runner.queue('long', { concurrent: true });
    expect((await runner.underLoad(running)).worker_id).toBe('kept');
    const kept = async () => (await runner.workers()).find(({ id }) => id === 'kept') as LoadWorker;
    const inState = (state: WorkerState) =>
      waitFor(`the worker to be ${state}`, async () => workerState(await kept()) === state);

    await runner.tellWorker('DrainLoadWorker', 'kept');
    await waitFor('it to have heard', async () => (await kept()).draining);
    expect(workerState(await kept())).toBe('draining');
    const waiting = await runner.queue('quick', { concurrent: true });
    await expect(runner.tellWorker('DrainLoadWorker', 'kept')).rejects.toThrow('LOAD_WORKER_DRAINED');
    await runner.restart();
    expect(await kept()).toMatchObject({ drain: { by: expect.any(String) }, draining: true, busy_with: [running] });
    expect(await runner.readRun(waiting)).toMatchObject({ state: 'queued', waiting_for: 'drained-worker' });
    expect((await runner.readRun(running)).state).toBe('running');
    await cancelAll(running);
    await inState('drained');
    // Nothing takes it, though one worker is free.
    expect(await runner.readRun(waiting)).toMatchObject({ state: 'queued', eta: null, waiting_for: 'drained-worker' });

    await runner.tellWorker('ResumeLoadWorker', 'kept');
    expect((await runner.inState(waiting, 'passed')).worker_id).toBe('kept');
    expect((await kept()).drain).toBeNull();

    // One that is started again under its name is another, which nobody drained.
    await runner.tellWorker('DrainLoadWorker', 'kept');
    await inState('drained');
    await first.kill('SIGTERM');
    await expect(runner.tellWorker('ResumeLoadWorker', 'kept')).rejects.toThrow('LOAD_WORKER_NOT_FOUND');
    const again = await runner.startWorker('kept');
    expect(await kept()).toMatchObject({ drain: null, draining: false });
    await expect(runner.tellWorker('ResumeLoadWorker', 'kept')).rejects.toThrow('LOAD_WORKER_NOT_DRAINED');
    await again.kill('SIGTERM');
    for (const id of known) await runner.tellWorker('ResumeLoadWorker', id);
  });

  it('that are asked to stop finish what they have, take nothing new, and leave the rest to others', async () => {
    const drained = await runner.startWorker('drained', { DRAIN_SECONDS: '60', CONCURRENCY: '3' });
    const ids = await Promise.all(Array.from({ length: 3 }, () => runner.queue('long', { concurrent: true })));
    await Promise.all(ids.map((id) => runner.underLoad(id)));
    const theirs = (await runner.workers()).find(({ id }) => id === 'drained')?.busy_with ?? [];
    expect(theirs.length).toBeGreaterThan(0);
    const gone = drained.kill('SIGTERM');
    await waitFor('it to say so', async () => (await runner.workers()).some(({ draining }) => draining));
    expect((await runner.readRun(theirs[0] ?? '')).state).toBe('running');
    await cancelAll(...ids);
    const next = await runner.queue('quick');
    await gone;
    expect(drained.child.exitCode).toBe(0);
    expect((await runner.inState(next, 'passed')).worker_id).not.toBe('drained');
  });

  it.each(['at-once', 'later'])('that are asked a second time, %s, end what they have as errors', async (when) => {
    const worker = await runner.startWorker(`hurried-${when}`, { DRAIN_SECONDS: '600', CONCURRENCY: '3' });
    const ids = await Promise.all(Array.from({ length: 3 }, () => runner.queue('long', { concurrent: true })));
    await Promise.all(ids.map((id) => runner.underLoad(id)));
    const theirs = (await runner.workers()).find(({ id }) => id === `hurried-${when}`)?.busy_with ?? [];
    expect(theirs.length).toBeGreaterThan(0);
    const gone = worker.kill('SIGTERM');
    if (when === 'later')
      await waitFor('it to say so', async () => (await runner.workers()).some(({ draining }) => draining));
    worker.child.kill('SIGINT');
    await gone;
    for (const id of theirs) expect(await runner.inState(id, 'error')).toMatchObject({ exit_code: 105 });
    await cancelAll(...ids.filter((id) => !theirs.includes(id)));
  });
});
