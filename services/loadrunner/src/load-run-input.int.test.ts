import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGateway, type GatewayUnderTest } from './testing/gateway.js';
import { startLoadRunner, type LoadRunnerUnderTest } from './testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from './testing/stub-coach.js';

const GOOD = `import http from 'k6/http';
export const options = { vus: 1, iterations: 1 };
export default function () { http.get(__ENV.BASE + '/health'); }`;

interface Case {
  order: object;
  status: number;
  code: string;
  pointer: string;
  message: string;
  hint?: string;
}

let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let gateway: GatewayUnderTest;
let port: string;

beforeAll(async () => {
  coach = await startStubCoach();
  ({ port } = new URL(coach.url));
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: { good: GOOD },
    coachUrl: coach.url,
    targets: ['https://staging.example', 'http://169.254.169.254'],
  });
  gateway = await startGateway(runner);
});

afterAll(async () => {
  await gateway.close();
  await runner.close();
  await coach.close();
});

/** `{port}` stands for the port of the coach, which is a target that is allowed. */
const queue = (order: object) =>
  gateway.ask('POST', 'load-runs', JSON.parse(JSON.stringify(order).replaceAll('{port}', port)));
const toward = (target: string) => ({ test: 'good', parameters: { target } });

const invalid = { status: 400, code: 'INVALID_INPUT' };
const notAllowed = { status: 422, code: 'LOAD_TARGET_NOT_ALLOWED', pointer: '/parameters/target' };
const NOT_A_NAME = 'a load test is named by lower-case letters, digits and "-"';
const HINT_OF_TARGETS = 'Leave it out for our own coach, or have the operator add the origin to LOAD_TARGETS.';
const HINT_OF_ORIGINS = 'Give scheme, host and port only, such as https://staging.example:8443.';

const misnamed = (test: unknown) => ({ ...invalid, order: { test }, pointer: '/test', message: NOT_A_NAME });
const parameter = (name: string, value: unknown, message: string) => ({
  ...invalid,
  order: { test: 'good', parameters: { [name]: value } },
  pointer: `/parameters/${name}`,
  message,
});
const misshapen = (target: string, message: string) => ({
  ...parameter('target', target, message),
  hint: HINT_OF_ORIGINS,
});
const foreign = (target: string, origin: string) => ({
  ...notAllowed,
  order: toward(target),
  message: `${origin} is not among the targets that may be put under load.`,
  hint: HINT_OF_TARGETS,
});

describe('a load run is refused with the place, the reason and a remedy', () => {
  it.each([
    {
      status: 404,
      code: 'LOAD_TEST_NOT_FOUND',
      order: { test: 'no-such-test' },
      pointer: '/test',
      message: 'There is no load test "no-such-test".',
      hint: 'GET /api/v1/load-tests lists those that were found.',
    },
    ...['../good', 'a/b', '..', '%2e%2e%2fgood', '..\\good', 'good.js', 'good\u0000', 'GOOD', '', 'n'.repeat(101)].map(
      misnamed,
    ),
    ...['--out=x', '-i', '-', 'good --vus 5', 'good;reboot', '$(reboot)'].map(misnamed),
    parameter('vus', -1, '"vus" is not known here'),
    parameter('vus', 1e9, '"vus" is not known here'),
    parameter('--out', 'json', '"--out" is not known here'),
    parameter('flags', ['--out=x'], '"flags" is not known here'),
    parameter('model', '--out=json=/tmp/x', 'a model is named by letters, digits and "_.:/-"'),
    parameter('nonstream_rps', -1, 'must be at least 0'),
    parameter('nonstream_rps', 1e9, 'must be at most 10000'),
    parameter('stream_rps', '5', 'must be number, not string'),
    parameter('duration_min', 0, 'must be at least 0.05'),
    parameter('duration_min', -5, 'must be at least 0.05'),
    parameter('duration_min', 1e9, 'must be at most 240'),
    parameter('duration_min', '5m', 'must be number, not string'),
    parameter('single_run', 'yes', 'must be boolean, not string'),
    {
      ...invalid,
      order: { test: 'good', priority: 'urgent' },
      pointer: '/priority',
      message: 'must be one of low, normal, high.',
    },
    misshapen('staging.example', 'must begin with http:// or https://'),
    misshapen('file:///etc/passwd', 'must begin with http:// or https://'),
    misshapen('--out=json', 'must begin with http:// or https://'),
    misshapen('https://staging.example@127.0.0.1:{port}', 'must not carry a user name or password'),
    misshapen('http://user:pass@127.0.0.1:{port}', 'must not carry a user name or password'),
    misshapen('http://127.0.0.1:{port}\\@evil.example', 'must not hold spaces or backslashes'),
    misshapen('http://127.0.0.1:{port}/v1', 'must not have a path: tests add their own'),
    misshapen('http://127.0.0.1:{port}?to=evil', 'must not have a query'),
    misshapen('http://127.0.0.1:{port}#evil', 'must not have a fragment'),
    foreign('http://evil.example', 'http://evil.example'),
    foreign('http://staging.example', 'http://staging.example'),
    foreign('https://staging.example.', 'https://staging.example.'),
    foreign('https://STAGING.example.evil.example', 'https://staging.example.evil.example'),
    foreign('https://staging.example:8443', 'https://staging.example:8443'),
    foreign('http://localhost:{port}', 'http://localhost:{port}'),
    foreign('http://localhost.:{port}', 'http://localhost.:{port}'),
    foreign('http://[::1]:{port}', 'http://[::1]:{port}'),
    foreign('http://[::ffff:127.0.0.1]:{port}', 'http://[::ffff:7f00:1]:{port}'),
    foreign('http://127.0.0.1', 'http://127.0.0.1'),
    foreign('http://127.0.0.1:80', 'http://127.0.0.1'),
    foreign('http://2130706433:1', 'http://127.0.0.1:1'),
    foreign('http://0x7f.1:1', 'http://127.0.0.1:1'),
    foreign('http://0177.0.0.1:1', 'http://127.0.0.1:1'),
    foreign('http://2852039166:81', 'http://169.254.169.254:81'),
  ])('$order.test $order.parameters: $code', async ({ order, status, code, pointer, message, hint }: Case) => {
    const answer = await queue(order);
    expect([answer.status, answer.type, answer.body.code]).toEqual([status, 'application/problem+json', code]);
    expect(answer.body.errors).toEqual([
      { pointer, message: message.replaceAll('{port}', port), ...(hint === undefined ? {} : { hint }) },
    ]);
  });
});

describe('a target', () => {
  it.each(['HTTP://127.0.0.1:{port}/', 'http://2130706433:{port}', 'http://0x7f000001:{port}', 'http://0177.1:{port}'])(
    'that is allowed may be written %s, and is kept in its one spelling',
    async (target) => {
      const { status, body } = await queue(toward(target));
      expect([status, body.target]).toEqual([201, coach.url]);
      await gateway.ask('POST', `load-runs/${body.id}/cancel`);
    },
  );

  it('whose address nobody may put under load is not called, though the operator listed it', async () => {
    const { body } = await queue(toward('http://169.254.169.254'));
    const worker = await runner.startWorker('w1');
    expect(await runner.inState(body.id, 'error')).toMatchObject({
      reasons: [expect.stringContaining('169.254.169.254, an address that must not be put under load') as unknown],
    });
    const unknown = (await queue(toward('https://staging.example'))).body;
    expect(await runner.inState(unknown.id, 'error')).toMatchObject({
      reasons: [expect.stringContaining('the host "staging.example" has no address') as unknown],
    });
    await worker.kill('SIGTERM');
  });
});

describe('haste', () => {
  it('is for operators: a program of CI may not push its run in front', async () => {
    const [ci, operator] = await Promise.all([gateway.tokenFor('ci'), gateway.tokenFor('operator')]);
    const urgent = { test: 'good', priority: 'high' };
    const denied = await gateway.ask('POST', 'load-runs', urgent, ci);
    expect([denied.status, denied.body.code]).toEqual([403, 'FORBIDDEN']);
    expect(denied.body.detail).toContain('load-run:prioritise');
    expect((await gateway.ask('POST', 'load-runs', { test: 'good', priority: 'low' }, ci)).body.priority).toBe('low');
    const taken = await gateway.ask('POST', 'load-runs', urgent, operator);
    expect([taken.status, taken.body.priority, taken.body.position]).toEqual([201, 'high', 1]);
  });
});

describe('what a run leaves', () => {
  it('is read second by second through the gateway, and who ran it is listed', async () => {
    const worker = await runner.startWorker('w2');
    const { body } = await queue({ test: 'good', priority: 'high' });
    await runner.inState(body.id, 'passed');
    const series = await gateway.ask('GET', `load-runs/${body.id}/series`);
    // One iteration of some milliseconds: in one second, or on both sides of its end.
    const seconds = series.body as unknown as { requests: number }[];
    expect(seconds.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
    await waitFor('the worker to be idle', async () => {
      const { items } = (await gateway.ask('GET', 'load-workers')).body as unknown as { items: { busy_with: [] }[] };
      return items.length === 1 && items[0]?.busy_with.length === 0;
    });
    await worker.kill('SIGTERM');
  });
});
