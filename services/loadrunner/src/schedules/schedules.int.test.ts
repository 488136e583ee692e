import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { collectionOf, openMongo } from '@rehearsal/platform/stores/mongo';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { k6ForTests, NO_REHEARSALS } from '../testing/config.js';
import { startGateway, type GatewayUnderTest } from '../testing/gateway.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const GOOD = `import http from 'k6/http';
export const options = { vus: 1, iterations: 1 };
export default function () { http.get(__ENV.BASE + '/health'); }`;

/** k6 reads it for nobody who names no model. */
const CHOOSY = GOOD.replace('export const', "if (!__ENV.MODEL) throw new Error('name a model');\nexport const");

let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let second: ServiceProcess;
let gateway: GatewayUnderTest;

beforeAll(async () => {
  coach = await startStubCoach();
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: { good: GOOD, choosy: CHOOSY },
    coachUrl: coach.url,
  });
  second = await startService('services/loadrunner/dist/main.js', {
    ...runner.environment,
    K6_BIN: k6ForTests(),
    LOADTESTS_DIR: join(dirname(runner.resultsFolder), 'src'),
    RESULTS_DIR: runner.resultsFolder,
    ACTOR_PUBLIC_KEYS: JSON.stringify([runner.bus.gatewayKeys.publicKey]),
    COACH_URL: coach.url,
    ...NO_REHEARSALS,
  });
  gateway = await startGateway(runner);
});

afterAll(async () => {
  await gateway.close();
  await second.kill('SIGTERM');
  await runner.close();
  await coach.close();
});

const plan = (changed: object = {}) => ({ name: 'nightly', test: 'good', cron: '30 2 * * *', ...changed });
async function ask(method: string, path: string, body?: unknown) {
  const answer = await gateway.ask(method, path, body);
  return { ...answer, schedule: answer.body as unknown as ScheduleView & { items: ScheduleView[] } };
}

describe('schedules', () => {
  it('are made with their next three times, in the zone that was named', async () => {
    const made = await ask(
      'POST',
      'schedules',
      plan({ time_zone: 'Asia/Kathmandu', parameters: { single_run: true } }),
    );
    expect(made.status).toBe(201);
    expect(made.schedule).toMatchObject({
      name: 'nightly',
      test: 'good',
      parameters: { single_run: true },
      time_zone: 'Asia/Kathmandu',
      enabled: true,
      created_by: 'cli',
      version: 1,
      last: null,
    });
    expect(made.schedule.next_times.map((time) => time.slice(10))).toEqual(Array(3).fill('T20:45:00.000Z'));
    expect((await ask('GET', 'schedules/nightly')).body).toEqual(made.body);
    const again = await ask('POST', 'schedules', plan());
    expect([again.status, again.body.code, again.body.errors?.[0]?.pointer]).toEqual([409, 'SCHEDULE_EXISTS', '/name']);
  });

  it('are paused, changed, resumed and deleted', async () => {
    const paused = await ask('PATCH', 'schedules/nightly', { enabled: false });
    expect(paused.schedule).toMatchObject({ enabled: false, next_times: [], time_zone: 'Asia/Kathmandu' });
    const changed = await ask('PATCH', 'schedules/nightly', { cron: '@hourly', time_zone: 'UTC', enabled: true });
    expect(changed.schedule.next_times.every((time) => time.endsWith(':00:00.000Z'))).toBe(true);
    const listed = await ask('GET', 'schedules?test=good');
    expect(listed.schedule.items.map(({ name }) => name)).toEqual(['nightly']);
    expect((await ask('DELETE', 'schedules/nightly')).status).toBe(200);
    expect((await ask('GET', 'schedules/nightly')).body.code).toBe('SCHEDULE_NOT_FOUND');
    expect((await ask('DELETE', 'schedules/nightly')).status).toBe(404);
    expect((await ask('POST', 'schedules', plan({ enabled: false }))).status).toBe(201);
  });

  it.each([
    ['no schedule', 'PATCH', 'schedules/nobody', { enabled: false }, 404, 'SCHEDULE_NOT_FOUND', undefined],
    ['nothing to change', 'PATCH', 'schedules/nightly', {}, 400, 'INVALID_INPUT', ''],
    ['a bad cron', 'POST', 'schedules', plan({ cron: '61 * * * *' }), 400, 'INVALID_INPUT', '/cron'],
    ['seconds', 'POST', 'schedules', plan({ cron: '*/5 * * * * *' }), 400, 'INVALID_INPUT', '/cron'],
    ['a day that never comes', 'POST', 'schedules', plan({ cron: '0 0 30 2 *' }), 400, 'INVALID_INPUT', '/cron'],
    ['no such zone', 'POST', 'schedules', plan({ time_zone: 'Mars/Phobos' }), 400, 'INVALID_INPUT', '/time_zone'],
    ['a bad name', 'POST', 'schedules', plan({ name: '../etc' }), 400, 'INVALID_INPUT', '/name'],
    ['an unknown key', 'POST', 'schedules', plan({ flags: '--out' }), 400, 'INVALID_INPUT', '/flags'],
    ['no such test', 'POST', 'schedules', plan({ name: 'n', test: 'nobody' }), 404, 'LOAD_TEST_NOT_FOUND', '/test'],
    [
      'a target off the list',
      'POST',
      'schedules',
      plan({ name: 'n', parameters: { target: 'https://elsewhere.example' } }),
      422,
      'LOAD_TARGET_NOT_ALLOWED',
      '/parameters/target',
    ],
  ])('turn away %s, and say where', async (_, method, path, body, status, code, pointer) => {
    const answer = await ask(method, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer);
  });

  it('are not made of what k6 cannot read with their parameters, nor changed into it', async () => {
    const choosy = plan({ name: 'choosy', test: 'choosy', enabled: false });
    const readable = { ...choosy, parameters: { model: 'm', debug: true } };
    const refused = await ask('POST', 'schedules', choosy);
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.pointer]).toEqual([
      422,
      'LOAD_TEST_INVALID',
      '/test',
    ]);
    expect(refused.body.detail).toMatch(/^The load test "choosy" would not run: .*name a model/);
    expect((await ask('POST', 'schedules', readable)).status).toBe(201);
    const changed = await ask('PATCH', 'schedules/choosy', { parameters: {} });
    expect([changed.status, changed.body.code]).toEqual([422, 'LOAD_TEST_INVALID']);
    expect((await ask('PATCH', 'schedules/choosy', { cron: '@daily' })).status).toBe(200);
    await ask('DELETE', 'schedules/choosy');
  });

  it('are for operators: a token of CI reads them and makes none', async () => {
    const token = await gateway.tokenFor('ci');
    expect((await gateway.ask('GET', 'schedules', undefined, token)).status).toBe(200);
    expect((await gateway.ask('POST', 'schedules', plan(), token)).status).toBe(403);
    const operator = await gateway.tokenFor('operator');
    const own = plan({ name: 'of-an-operator', enabled: false });
    expect((await gateway.ask('POST', 'schedules', own, operator)).status).toBe(201);
  });

  it('queue one run a time, labelled, however many services look at the clock, also beside one that cannot fire', async () => {
    await addBroken();
    await ask('POST', 'schedules', plan({ name: 'each-minute', cron: '* * * * *', parameters: { single_run: true } }));
    const fired = await waitFor(
      'the first time',
      async () => {
        const { schedule } = await ask('GET', 'schedules/each-minute');
        return schedule.last?.run_id ? schedule : null;
      },
      { withinMs: 150_000, everyMs: 200 },
    );
    expect(fired.last).toMatchObject({ missed: 0, reason: null });
    expect(fired.last?.time).toMatch(/:00\.000Z$/);
    const run = await waitFor('the run', async () => {
      const { body } = await gateway.ask('GET', `load-runs/${fired.last?.run_id ?? ''}`);
      return body.state === 'queued' ? body : null;
    });
    expect(run).toMatchObject({ requested_by: 'schedule:each-minute', parameters: { single_run: true } });

    // Nobody works on it, so at the next time it is still queued: that time is skipped, and says why.
    const skipped = await waitFor(
      'the second time',
      async () => {
        const { schedule } = await ask('GET', 'schedules/each-minute');
        return schedule.last?.time !== fired.last?.time ? schedule : null;
      },
      { withinMs: 150_000, everyMs: 200 },
    );
    expect(skipped.last).toMatchObject({ run_id: null, reason: 'the run before it is still queued' });
    const { body } = await gateway.ask('GET', 'load-runs');
    expect(body.items).toHaveLength(1);
    await ask('DELETE', 'schedules/each-minute');
    for (const service of [runner.service, second])
      expect(service.output()).toContain('the schedule \\"broken\\" could not fire');
  });
});

/** As no service of today would write it; each look at the clock comes to it before those that are made later. */
async function addBroken(): Promise<void> {
  const { NAMESPACE: namespace = '' } = runner.environment;
  const store = await openMongo({ url: backingFromEnv().MONGO_URL, namespace, service: 'loadrunner' });
  try {
    const schedules = collectionOf<{ _id: string }>(store, 'schedules');
    const whole = await schedules.findOne({ _id: 'nightly' });
    await schedules.insertOne({ ...whole, _id: 'broken', name: 'broken', enabled: true, cron: 'never' } as {
      _id: string;
    });
  } finally {
    await store.close();
  }
}
