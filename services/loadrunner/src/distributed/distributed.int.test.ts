import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { openJobQueue } from '@rehearsal/platform/jobs/job-queue';
import { closeRedis, openRedis } from '@rehearsal/platform/stores/redis';
import type { ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { RunJob } from '../queue/run-queue.js';
import { redisNames } from '../redis-names.js';
import { countedScript, startCountingTarget } from '../testing/counting-target.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { metricOf, partedRuns } from '../testing/parted-runs.js';
import { k6Below } from '../testing/processes.js';

const PARTS = 3;
const GATHER_SECONDS = 12;
/** Well below the time after which the others stop for want of a leader, or call a part lost. */
const STARVED_AT_MOST_MS = 5000;

const SCRIPTS = {
  counted: countedScript(
    '{ vus: 9, iterations: 450, thresholds: { "http_req_duration{expected_response:true}": ["p(95)<5000", "avg<5000"], "http_reqs{scenario:default}": ["count==450"], http_req_failed: ["rate<0.01"], vus: ["value<10"], never: ["count<1"] } }',
    'import { Counter } from "k6/metrics"; new Counter("never");',
  ),
  // No part alone sends so many.
  whole: countedScript('{ vus: 3, iterations: 90, thresholds: { iterations: ["count<60"] } }'),
  once: countedScript('{ vus: 1, iterations: 1 }'),
  endless: countedScript('{ vus: 3, duration: "5m" }'),
  aborting: countedScript('{ vus: 3, duration: "5m" }', 'import exec from "k6/execution";').replace(
    "{ ask('load');",
    "{ if (exec.vu.idInTest === 2) exec.test.abort('enough'); ask('load');",
  ),
};

let runner: LoadRunnerUnderTest;
let target: Awaited<ReturnType<typeof startCountingTarget>>;
const workers = new Map<string, ServiceProcess>();
let hired = 0;

async function hire(): Promise<void> {
  const id = `worker-${(hired += 1)}`;
  workers.set(id, await runner.startWorker(id));
}
const allListed = () =>
  waitFor('all workers to be free', async () => {
    const listed = await runner.workers();
    return listed.length === PARTS && listed.every(({ busy_with }) => busy_with.length === 0);
  });

beforeAll(async () => {
  target = await startCountingTarget();
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: SCRIPTS,
    coachUrl: target.url,
    workerSettings: { CANCEL_GRACE_SECONDS: '3', GATHER_SECONDS: String(GATHER_SECONDS) },
  });
  await Promise.all(Array.from({ length: PARTS }, hire));
});

afterAll(async () => {
  await runner.close();
  await target.close();
});

async function queue(test: keyof typeof SCRIPTS, order: object = {}): Promise<{ id: string; name: string }> {
  await allListed();
  const name = randomUUID();
  const id = await runner.queue(test, { parameters: { model: name, raw_points: true }, workers: PARTS, ...order });
  return { id, name };
}

/** As a queue does that was restarted and has forgotten who took what: the worker that is free first gets them. */
async function offerAgain(runId: string, parts: readonly number[]): Promise<void> {
  const redis = openRedis(backingFromEnv().REDIS_URL);
  const jobs = openJobQueue<RunJob>(redis, redisNames(runner.environment.NAMESPACE ?? ''));
  await jobs.add(parts.map((part) => ({ id: `again-${runId}-${part}`, data: { runId, part } })));
  await jobs.close();
  await closeRedis(redis);
}

const { evidence, filesOf, pointsOf } = partedRuns(() => runner);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('a run over several workers', () => {
  it('is one run: counts are those of the target, percentiles those of all points, thresholds judged on the whole', async () => {
    const { id, name } = await queue('counted');
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.reasons]).toEqual(['passed', [expect.stringContaining('6 thresholds held')]]);

    const seen = target.traffic.get(name);
    expect(seen).toMatchObject({ begun: PARTS, loads: 450 });
    const parts = run.parts ?? [];
    expect(new Set(parts.map(({ worker_id }) => worker_id)).size).toBe(PARTS);
    expect(parts.map(({ segment, exit_code }) => [segment, exit_code])).toEqual([
      ['0:1/3', 0],
      ['1/3:2/3', 0],
      ['2/3:1', 0],
    ]);
    expect(sum(parts.map(({ iterations }) => iterations ?? 0))).toBe(450);
    expect(metricOf(run, 'iterations').count).toBe(450);
    expect(metricOf(run, 'http_reqs').count).toBe(450 + PARTS);
    expect(metricOf(run, 'vus').max).toBeLessThanOrEqual(9);

    const points = await Promise.all(parts.map(({ part }) => pointsOf(id, part, 'http_req_duration')));
    const values = points.flat().map(({ value }) => value);
    const inOnePlace = values.sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? NaN;
    const merged = metricOf(run, 'http_req_duration')['p(95)'] ?? NaN;
    const latest = Math.max(...parts.map((part) => part.started_after_ms ?? NaN));
    const firsts = points.map(([first]) => Date.parse(first?.time ?? ''));
    process.stderr.write(
      `distributed: ${values.length} points, p95 ${merged} ms merged, ${inOnePlace} ms in one place; every k6 was started ` +
        `within ${latest} ms of the common start, their first requests lie ${Math.max(...firsts) - Math.min(...firsts)} ms apart\n`,
    );
    expect(Math.abs(merged / inOnePlace - 1)).toBeLessThan(0.01);

    const report = (await runner.read(`/load-runs/${id}/report.json`)) as LoadRunReport;
    expect(sum(report.series.map(({ requests }) => requests))).toBe(450 + PARTS);
    const files = await filesOf(id);
    for (const file of [
      'summary.json',
      'series.json',
      'log.txt',
      'script.tar',
      'provenance.json',
      'distributions.json.gz',
    ])
      expect(files).toEqual(
        expect.arrayContaining([file, `part-2.${file === 'summary.json' ? 'part.json.gz' : file}`]),
      );
    expect((await evidence(id, 'part-3.provenance.json')).toString()).toContain('segment=2/3:1');
  });

  it('fails by a threshold that no part alone would breach', async () => {
    const { id } = await queue('whole');
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.exit_code]).toEqual(['failed', 99]);
    expect(run.reasons).toEqual(['iterations count<60 was breached: measured 90 over 90 samples']);
    for (const part of run.parts ?? []) expect(part.iterations).toBeLessThan(60);
  });

  it('does once what is planned once, whichever part it falls to', async () => {
    const { id, name } = await queue('once');
    expect(await runner.inState(id, 'passed', 'failed', 'invalid', 'error')).toMatchObject({ state: 'passed' });
    expect(target.traffic.get(name)).toMatchObject({ begun: PARTS, loads: 1 });
  });

  it('knows of a part that was sent, though the queue offers it again to the same worker', async () => {
    const { id, name } = await queue('counted');
    await waitFor('every part to be sent', () => k6Below(runner.resultsFolder).length === PARTS);
    await offerAgain(id, [2, 3]);
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.reasons]).toEqual(['passed', [expect.stringContaining('6 thresholds held')]]);
    expect(target.traffic.get(name)).toMatchObject({ begun: PARTS, loads: 450 });
  });

  it.each([
    ['a part', 1],
    ['the leader', 0],
  ])('is not lost while the worker of %s gets no turn, though the load is over meanwhile', async (_who, index) => {
    const { id, name } = await queue('counted');
    await runner.underLoad(id);
    const starved = workers.get((await runner.readRun(id)).parts?.[index]?.worker_id ?? '')?.child;
    expect(starved?.kill('SIGSTOP')).toBe(true);
    const since = performance.now();
    try {
      await waitFor(
        'the load to be over',
        () => target.traffic.get(name)?.loads === 450 || performance.now() - since > STARVED_AT_MOST_MS,
      );
    } finally {
      starved?.kill('SIGCONT');
    }
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.reasons]).toEqual(['passed', [expect.stringContaining('6 thresholds held')]]);
    expect(run.parts?.map(({ exit_code }) => exit_code)).toEqual([0, 0, 0]);
    expect(target.traffic.get(name)).toMatchObject({ begun: PARTS, loads: 450 });
  });

  it('is an error when too few workers come, and none of them sends anything', async () => {
    const { id, name } = await queue('counted', { workers: PARTS + 2 });
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.reasons]).toEqual(['error', [`not enough workers: 3 of 5 came within ${GATHER_SECONDS} s`]]);
    expect(target.traffic.has(name)).toBe(false);
  });

  it('waits in the queue while some of the workers that there are have other runs', async () => {
    await allListed();
    const alone = await runner.queue('endless', { concurrent: true });
    await runner.underLoad(alone);
    const id = await runner.queue('once', { workers: PARTS, concurrent: true });
    const wouldHaveGivenUp = Date.now() + 1000 * (GATHER_SECONDS + 2);
    await waitFor('the time in which parts that wait in vain give up', () => Date.now() > wouldHaveGivenUp);
    expect((await runner.workers()).flatMap(({ busy_with }) => busy_with)).toEqual([alone]);
    expect(await runner.readRun(id)).toMatchObject({ state: 'queued', position: 1, waiting_for: 'worker' });
    await runner.cancel(alone);
    expect(await runner.inState(id, 'passed', 'error')).toMatchObject({ state: 'passed' });
  });

  it('waits for a drained worker that it would need, while others pass, and starts once it is resumed', async () => {
    await allListed();
    const [drained = ''] = workers.keys();
    await runner.tellWorker('DrainLoadWorker', drained);
    const id = await runner.queue('once', { workers: PARTS, concurrent: true });
    const passing = await runner.queue('once', { workers: PARTS - 1, concurrent: true });
    const passed = await runner.inState(passing, 'passed', 'error');
    expect(passed).toMatchObject({ state: 'passed' });
    expect(passed.parts?.map(({ worker_id }) => worker_id)).not.toContain(drained);
    expect(await runner.readRun(id)).toMatchObject({ state: 'queued', position: 1, waiting_for: 'drained-worker' });
    await runner.tellWorker('ResumeLoadWorker', drained);
    expect(await runner.inState(id, 'passed', 'error')).toMatchObject({ state: 'passed' });
  });

  it('is an error that says why, and whose part it was, when one of the workers cannot run it', async () => {
    await allListed();
    const [healthy = ''] = workers.keys();
    await workers.get(healthy)?.kill('SIGTERM');
    workers.delete(healthy);
    const nothing = await mkdtemp(join(tmpdir(), 'no-load-tests-'));
    const lost = await runner.startWorker('without-tests', { LOADTESTS_DIR: nothing });
    const { id, name } = await queue('endless');
    const run = await runner.inState(id, 'passed', 'failed', 'invalid', 'error');
    expect([run.state, run.reasons]).toEqual(['error', [expect.stringContaining('There is no load test "endless".')]]);
    expect(target.traffic.has(name)).toBe(false);
    await lost.kill('SIGTERM');
    await rm(nothing, { recursive: true });
    await hire();
  });

  it('ends for all when the script ends it in one part', async () => {
    const { id } = await queue('aborting');
    const run = await runner.inState(id, 'failed', 'error');
    expect([run.state, run.exit_code]).toEqual(['failed', 108]);
    expect(run.reasons[0]).toContain('the script aborted the test');
    expect(k6Below(runner.resultsFolder)).toEqual([]);
  });

  it('is cancelled only when the k6 of every part is gone', async () => {
    const { id, name } = await queue('endless');
    await waitFor(
      'load of all parts',
      () => k6Below(runner.resultsFolder).length === PARTS && target.traffic.has(name),
    );
    expect((await runner.underLoad(id)).parts).toHaveLength(PARTS);
    await runner.cancel(id);
    const run = await runner.inState(id, 'cancelled', 'error');
    expect(k6Below(runner.resultsFolder)).toEqual([]);
    expect([run.state, run.exit_code, run.reasons]).toEqual([
      'cancelled',
      105,
      ['the run was cancelled, and k6 is gone'],
    ]);
    expect(metricOf(run, 'iterations').count).toBeGreaterThan(0);
  });

  it.each([
    ['a part', 1],
    ['the leader', 0],
  ])('is an error when the worker of %s is killed: nothing goes on, and the rest can be read', async (_who, index) => {
    const { id } = await queue('endless');
    await runner.underLoad(id);
    const victim = (await runner.readRun(id)).parts?.[index]?.worker_id ?? '';
    await workers.get(victim)?.kill('SIGKILL');
    const killedAt = Date.now();
    const run = await runner.inState(id, 'error', 'failed', 'passed');
    expect([run.state, run.reasons]).toEqual(['error', [expect.stringContaining(`worker lost: ${victim}`)]]);
    await waitFor('every k6 to be gone', () => k6Below(runner.resultsFolder).length === 0);
    const took = Date.now() - killedAt;
    process.stderr.write(`distributed: ${victim} killed, all over ${(took / 1000).toFixed(1)} s later\n`);
    const files = await filesOf(id);
    for (const part of [1, 2, 3].filter((number) => number !== index + 1)) {
      expect(files).toContain(`part-${part}.part.json.gz`);
      expect((await pointsOf(id, part, 'http_reqs')).length).toBeGreaterThan(0);
    }
    expect(((await runner.read(`/load-runs/${id}/report.json`)) as LoadRunReport).verdict).toBe('error');
    await hire();
  });
});
