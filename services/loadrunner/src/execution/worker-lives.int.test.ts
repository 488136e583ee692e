import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import type { ServiceProcess } from '@rehearsal/testing/service-process';
import { EVIDENCE } from '../evidence/evidence.js';
import { openBrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const GET = `http.get(__ENV.BASE + '/health')`;
const SCRIPTS = {
  quick: `import http from 'k6/http'; export const options = { vus: 1, iterations: 1 }; export default function () { ${GET} }`,
  long: `import http from 'k6/http'; export const options = { vus: 1, duration: '300s' }; export default function () { ${GET} }`,
  samples: `import http from 'k6/http'; import { Trend, Gauge, Counter } from 'k6/metrics';
    const [time, gauge, counter] = [new Trend('sent_at_ns'), new Gauge('any_gauge'), new Counter('any_counter')];
    export const options = { vus: 1, iterations: 1, thresholds: { sent_at_ns: ['max>1e18'] } };
    export default function () { ${GET};
      for (const value of [1.8e18, 1.7e308, NaN, Infinity, -Infinity, 'text', null, undefined, -5, 2])
        for (const metric of [time, gauge, counter]) try { metric.add(value) } catch (e) { console.log(String(e)) }
    }`,
  large: `import http from 'k6/http'; import { Trend } from 'k6/metrics'; const time = new Trend('sent_at_ns');
    export const options = { vus: 1, iterations: 1 }; export default function () { ${GET}; time.add(1.8e18) }`,
};

let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let worker: ServiceProcess;
beforeAll(async () => {
  coach = await startStubCoach();
  runner = await startLoadRunner({ backing: backingFromEnv(), scripts: SCRIPTS, coachUrl: coach.url });
  worker = await runner.startWorker('w1');
});
afterAll(async () => {
  await runner.close();
  await coach.close();
});

/** A run that keeps its place behind another until what is to be wrong with its folder is made. */
async function runWith(prepare: (folder: string) => Promise<unknown>) {
  await worker.kill('SIGTERM');
  const id = await runner.queue('quick');
  await mkdir(runner.resultsFolder, { recursive: true });
  await prepare(join(runner.resultsFolder, id));
  worker = await runner.startWorker('w1');
  return runner.inState(id, 'passed', 'failed', 'error');
}

describe('a worker lives on, and takes the next run,', () => {
  afterEach(async () => {
    expect((await runner.inState(await runner.queue('quick'), 'passed', 'error')).state).toBe('passed');
    expect(worker.child.exitCode).toBeNull();
  });

  it('after a sample that no histogram holds, which is counted and shown', async () => {
    const run = await runner.inState(await runner.queue('large'), 'passed', 'failed', 'error');
    expect(run.state).toBe('passed');
    const metric = run.metrics.find(({ name }) => name === 'sent_at_ns');
    expect(metric).toMatchObject({ samples: 1, values: { count: 1, max: 1.8e18, avg: 1.8e18 } });
  });

  it('after samples of every kind that is no measurement, which are counted and told', async () => {
    const id = await runner.queue('samples');
    const run = await runner.inState(id, 'passed', 'failed', 'error');
    expect(run.state).not.toBe('error');
    // Two endless ones for each of three metrics.
    expect(run.reasons.join()).toContain('6 samples of sent_at_ns, any_gauge, any_counter were infinite');
    const log = await (await runner.service.ask(`/load-runs/${id}/log`)).text();
    for (const value of ['NaN', 'text', 'null', 'undefined'])
      expect(log).toContain(`'${value}' is an invalid value for metric 'sent_at_ns'`);
    const metric = run.metrics.find(({ name }) => name === 'sent_at_ns');
    expect(metric).toMatchObject({ samples: 6, values: { max: Number.MAX_VALUE, min: -Number.MAX_VALUE } });
    // k6's own, though the numbers beside it in its summary are null.
    expect(metric?.values.med).toBe(9e17);
  });

  it('after a run whose log met a full disk, which says so', async () => {
    const run = await runWith(async (folder) => {
      await mkdir(folder);
      await symlink('/dev/full', join(folder, EVIDENCE.log));
    });
    expect(run.verdict).toBe('passed');
    expect(run.reasons.join()).toMatch(/log\.txt could not be kept whole: ENOSPC/);
  });

  it('after a run whose outcome and series cannot be written', async () => {
    const run = await runWith(async (folder) => {
      await mkdir(join(folder, EVIDENCE.summary), { recursive: true });
      await mkdir(join(folder, EVIDENCE.series));
    });
    expect(run.verdict).toBe('passed');
    expect(run.reasons.join()).toMatch(/series\.json could not be kept whole.*summary\.json could not be kept whole/);
  });

  it('after a run whose folder cannot be made, which ends as an error', async () => {
    const run = await runWith((folder) => writeFile(folder, 'a file where a folder should be'));
    expect(run).toMatchObject({
      verdict: 'error',
      reasons: [expect.stringMatching(/could not execute the run: EEXIST/)],
    });
    expect(run.reasons.join()).not.toContain(runner.resultsFolder);
  });
});

describe('a worker that dies', () => {
  it('is shown as lost, with what it had in its hands, also when another of its name has come', async () => {
    const victim = await runner.startWorker('victim');
    await worker.kill('SIGTERM');
    const id = await runner.queue('long');
    await runner.underLoad(id);
    const [before] = (await runner.workers()).filter((each) => each.id === 'victim');
    await victim.kill('SIGKILL');
    const another = await runner.startWorker('victim');
    const read = async () => (await runner.read('/load-workers')) as LoadWorkerList;
    const { items, lost } = await waitFor('the lost worker', async () => {
      const list = await read();
      return list.lost.length > 0 ? list : undefined;
    });
    expect(lost).toEqual([
      expect.objectContaining({ id: 'victim', pid: victim.child.pid, since: before?.since, busy_with: [id] }),
    ]);
    expect(Date.parse(lost[0]?.last_seen ?? '')).toBeGreaterThanOrEqual(Date.parse(before?.since ?? ''));
    expect(items).toEqual([expect.objectContaining({ id: 'victim', pid: another.child.pid })]);
    expect((await runner.inState(id, 'error')).reasons.join()).toContain('worker lost: victim');

    // One that is asked to go leaves no trace.
    await another.kill('SIGTERM');
    expect(await read()).toEqual({ items: [], lost });
  });
});

it('a worker with nothing in hand ends when it is asked to, also while the queue and the store are away', async () => {
  const { REDIS_URL, MONGO_URL } = backingFromEnv();
  const [redis, mongo] = await Promise.all([openBrokerProxy(hostOf(REDIS_URL)), openBrokerProxy(hostOf(MONGO_URL))]);
  const idle = await runner.startWorker('idle', {
    REDIS_URL: REDIS_URL.replace(hostOf(REDIS_URL), redis.address),
    MONGO_URL: MONGO_URL.replace(hostOf(MONGO_URL), mongo.address),
    // The end does not come of this being over.
    DRAIN_SECONDS: '3600',
  });
  await Promise.all([redis.close(), mongo.close()]);
  await waitFor('it to notice', async () => !(await fetch(`${idle.url}/readyz`)).ok);
  await idle.kill('SIGTERM');
  expect(idle.child).toMatchObject({ exitCode: 0, signalCode: null });
});

const hostOf = (url: string): string => new URL(url).host;
