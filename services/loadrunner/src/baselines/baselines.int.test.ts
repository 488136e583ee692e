import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BaselineView, LoadTestTrend } from '@rehearsal/contracts/load/baseline';
import type { Comparison } from '@rehearsal/contracts/load/comparison';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGateway, type GatewayUnderTest } from '../testing/gateway.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach, type StubFaults } from '../testing/stub-coach.js';

/**
 * As little load as gives a p95, for twice as long as is needed: a stall of the machine must not look like a drift. And as
 * many VUs as start in several seconds: after a stall none may be missing, since a run that drops iterations fails.
 */
const STEADY = `import http from 'k6/http'; import { check } from 'k6';
export const options = { thresholds: { http_req_duration: ['p(95)<60000'] }, scenarios: { steady: {
  executor: 'constant-arrival-rate', rate: 10, timeUnit: '1s', duration: '40s', preAllocatedVUs: 100 } } };
export default function () { check(http.get(__ENV.BASE + '/health'), { 'is up': (r) => r.status === 200 }); }`;
const SHORT = `import http from 'k6/http';
export const options = { vus: 1, iterations: 3 };
export default function () { http.get(__ENV.BASE + '/health'); }`;
const FAILING = SHORT.replace('iterations: 3', "iterations: 3, thresholds: { http_req_duration: ['p(95)<0'] }");

/** What answers may hold; a test knows which of it. */
type Body = Comparison & BaselineView & LoadTestTrend & { code: string; errors?: { pointer: string }[] };

let faults: StubFaults;
let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let gateway: GatewayUnderTest;
let base: string;
let slower: string;

beforeAll(async () => {
  // A coach takes now longer and now less long. One that takes the same time for every answer, or for every second of
  // them, varies by what else the machine does alone, which looks like a drift. And it takes its time: a second for which
  // the machine stalls is then no multiple of an answer.
  faults = { delayMs: 1000, jitterMs: 1000 };
  coach = await startStubCoach(faults);
  const scripts = { steady: STEADY, short: SHORT, failing: FAILING };
  runner = await startLoadRunner({ backing: backingFromEnv(), scripts, coachUrl: coach.url });
  await runner.startWorker('worker-1');
  gateway = await startGateway(runner);
  base = await passed('steady');
  faults.delayMs = 5000;
  slower = await passed('steady');
  Object.assign(faults, { delayMs: 0, jitterMs: 0 });
}, 400_000);

afterAll(async () => {
  await gateway.close();
  await runner.close();
  await coach.close();
});

async function finished(test: string): Promise<string> {
  const id = await runner.queue(test);
  const isOver = async () => (await runner.readRun(id)).finished_at;
  await waitFor(`${test} to end`, isOver, { withinMs: 150_000, everyMs: 200 });
  return id;
}

async function passed(test: string): Promise<string> {
  const id = await finished(test);
  const { state, verdict, reasons } = await runner.readRun(id);
  expect({ state, verdict, reasons }).toMatchObject({ state: 'passed' });
  return id;
}

async function ask(method: string, path: string, body?: unknown) {
  const answer = await gateway.ask(method, path, body);
  return { ...answer, body: answer.body as unknown as Body };
}
/** The verdict, or why it is another. */
const toldOf = ({ verdict, rows }: Comparison) =>
  verdict === 'worse' ? verdict : rows.map(({ words }) => words).join('\n');
const compare = (id: string, base?: string) =>
  ask('GET', `load-runs/${id}/comparison${base === undefined ? '' : `?with=${base}`}`);

describe('a baseline', () => {
  it('is not there until a run is pinned, and the run can be compared with others', async () => {
    const none = await ask('GET', 'load-tests/steady/baseline');
    expect([none.status, none.body]).toEqual([200, { test: 'steady', version: 0, pins: [] }]);
    expect((await compare(slower)).body.code).toBe('BASELINE_NOT_FOUND');
    expect((await compare(base, 'last:5')).body.code).toBe('BASELINE_NOT_FOUND');
    const last = await compare(slower, 'last:5');
    expect(last.body.base).toMatchObject({ kind: 'last', runs: [{ id: base }] });
    expect(toldOf(last.body)).toBe('worse');
  });

  it('is a run that passed, of this very test', async () => {
    const pin = (test: string, run_id: string) => ask('POST', `load-tests/${test}/baseline`, { run_id });
    const failed = await finished('failing');
    expect((await pin('steady', 'nobody')).body).toMatchObject({ code: 'LOAD_RUN_NOT_FOUND' });
    expect((await pin('failing', failed)).body).toMatchObject({
      code: 'LOAD_RUN_NOT_PASSED',
      errors: [{ pointer: '/run_id' }],
    });
    expect((await pin('short', base)).body.code).toBe('LOAD_RUN_OF_ANOTHER_TEST');
    const pinned = await ask('POST', 'load-tests/steady/baseline', { run_id: base });
    expect([pinned.status, pinned.body.pins]).toMatchObject([
      200,
      [{ run_id: base, target: coach.url, parameters: {}, pinned_by: 'cli' }],
    ]);
  });

  it('is what a run is compared with, row by row and in words', async () => {
    const { status, body } = await compare(slower);
    expect([status, toldOf(body), body.base.kind]).toEqual([200, 'worse', 'baseline']);
    const median = body.rows.find(({ metric, statistic }) => metric === 'http_req_duration' && statistic === 'p50');
    expect(median).toMatchObject({ verdict: 'worse', unit: 'ms' });
    expect(median?.samples.run).toBeGreaterThan(300);
    expect(median?.change).toBeGreaterThan(0.5);
    const failures = body.rows.find(({ metric }) => metric === 'http_req_failed');
    expect(failures).toMatchObject({ verdict: 'same', base: 0, run: 0 });
    expect(body.words).toContain('worse');
    expect((await compare(slower)).body).toEqual(body);
    expect((await compare(base, slower)).body.verdict).toBe('better');
    const itself = await compare(base, base);
    expect(itself.body.rows.some(({ verdict }) => verdict === 'worse' || verdict === 'better')).toBe(false);
  });

  it('leaves open what a short run cannot tell', async () => {
    const first = await finished('short');
    const { body } = await compare(await finished('short'), first);
    expect([body.verdict, body.method.judged_rows]).toEqual(['unclear', 0]);
    expect(body.rows[0]?.words).toContain('needs runs of 20 seconds or more');
    expect((await compare(first, base)).body.code).toBe('LOAD_RUN_OF_ANOTHER_TEST');
  });

  it('stands in the trend of its test', async () => {
    const { body } = await ask('GET', 'load-tests/steady/trend');
    expect(body.like).toEqual({ target: coach.url, parameters: {} });
    expect(body.items.map(({ run_id, baseline }) => [run_id, baseline])).toEqual([
      [base, true],
      [slower, false],
    ]);
    expect(body.items[0]?.metrics.http_req_duration).toMatchObject({ 'p(95)': expect.any(Number) as unknown });
    const one = await ask('GET', `load-tests/steady/trend?limit=1&like=${base}`);
    expect(one.body.items.map(({ run_id }) => run_id)).toEqual([slower]);
    expect((await ask('GET', 'load-tests/nobody/trend')).body.code).toBe('LOAD_TEST_NOT_FOUND');
  });

  it('is unpinned once, and all of it is in the events', async () => {
    const left = await ask('DELETE', `load-tests/steady/baseline?run_id=${base}`);
    expect([left.status, left.body.pins]).toEqual([200, []]);
    expect((await ask('DELETE', 'load-tests/steady/baseline')).body.code).toBe('BASELINE_NOT_FOUND');
    expect((await compare(slower)).body.code).toBe('BASELINE_NOT_FOUND');
  });

  it.each(['latest', 'last:0', 'last:31', '../x'].map((wrong) => [wrong]))(
    'is nothing that %s could name',
    async (wrong) => {
      const { status, body } = await compare(slower, encodeURIComponent(wrong));
      const unknown = wrong === 'latest';
      expect([status, body.code]).toEqual(unknown ? [404, 'LOAD_RUN_NOT_FOUND'] : [400, 'INVALID_INPUT']);
    },
  );
});
