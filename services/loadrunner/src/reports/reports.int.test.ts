import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RetentionList } from '@rehearsal/contracts/http/system/settings';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { LoadRunReport, type EvidenceFile } from '@rehearsal/contracts/load/load-run-report';
import { parseXmlDocument } from '@rehearsal/contracts/conversation/xml-document';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { k6ForTests, NO_REHEARSALS } from '../testing/config.js';
import { temporaryFolder } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const script = (options: string, path: string) => `import http from 'k6/http'; import { check, sleep } from 'k6';
import { answer } from '../lib/answer.js';
export const options = { ${options} };
export default function () {
  check(http.get(__ENV.BASE + '/health', { tags: { name: 'GET /health' } }), { 'is <b>up</b>': (r) => r.status === answer });
  http.get(__ENV.BASE + '${path}', { tags: { name: 'GET ${path}' } });
  sleep(0.02);
}`;
const SCRIPTS = {
  good: `${script(`vus: 1, iterations: 3, thresholds: { http_req_duration: ['p(95)<60000'] }`, '/v1/models')}
export const handleSummary = ({ metrics }) => ({
  'mine.json': JSON.stringify({ iterations: metrics.iterations.values.count }),
  'mine.html': '<script>alert(1)</script>',
});`,
  bad: script(`vus: 1, iterations: 3, thresholds: { http_req_failed: ['rate<0.05'] }`, '/no-such-path'),
  long: script(`vus: 2, duration: '5m'`, '/health'),
};

let bus: Bus;
let coach: StubCoach;
let service: ServiceProcess;
let worker: ServiceProcess;
let results: string;
let settings: Record<string, string>;

beforeAll(async () => {
  const namespace = freshNamespace();
  const folder = await temporaryFolder();
  results = join(folder, 'results');
  for (const [name, source] of Object.entries({ 'lib/answer.js': 'export const answer = 200;' }).concat(
    Object.entries(SCRIPTS).map(([name, source]) => [`src/${name}.js`, source]),
  )) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), source);
  }
  coach = await startStubCoach();
  bus = await openBus({ namespace, events: ['load-run.events.v1'], commands: ['load-run.commands.v1'] });
  const shared = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    K6_BIN: k6ForTests(),
    LOADTESTS_DIR: join(folder, 'src'),
    RESULTS_DIR: results,
  };
  const keys = { ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]) };
  settings = { ...shared, ...keys, ...NO_REHEARSALS, COACH_URL: coach.url };
  service = await startService('services/loadrunner/dist/main.js', settings);
  worker = await startService('services/loadrunner/dist/worker.js', { ...shared, WORKER_ID: 'worker-1' });
});

afterAll(async () => {
  await worker.kill('SIGKILL');
  await service.kill('SIGTERM');
  await bus.close();
  await coach.close();
});

async function queue(test: keyof typeof SCRIPTS, id: string, parameters: object = {}): Promise<string> {
  await bus.outcome(await bus.send('load-run.commands.v1', 'QueueLoadRun', id, { test, parameters }));
  return id;
}
const ask = (path: string) => service.ask(`/load-runs/${path}`);
const json = async <T>(path: string) => (await (await ask(path)).json()) as T;
const until = (id: string, state: string) =>
  waitFor(`${id} to be ${state}`, async () => (await json<LoadRunView>(id)).state === state);
const evidenceOf = async (id: string) => json<{ items: EvidenceFile[]; expired: boolean }>(`${id}/evidence`);
const fileOf = async (id: string, name: string) =>
  Buffer.from(await (await ask(`${id}/evidence/${name}`)).arrayBuffer());

/** Every format answers, with its type, and holds what its kind must. */
async function expectAllFormats(id: string): Promise<LoadRunReport> {
  const read = async (format: string, type: string) => {
    const response = await ask(`${id}/report.${format}?base=http://r.example`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
    return response.text();
  };
  const report = LoadRunReport.parse(JSON.parse(await read('json', 'application/json')));
  expect(report.link).toBe(`http://r.example/#/load-runs/${id}`);
  expect(parseXmlDocument(await read('xml', 'application/xml')).name).toBe('testsuites');
  expect(await read('csv', 'text/csv')).toMatch(/^kind,metric,limit,/);
  expect(await read('md', 'text/markdown')).toMatch(/^## /);
  const page = await read('html', 'text/html');
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|<b>/);
  return report;
}

describe('the report and the evidence', () => {
  it('of a passed run are complete, and its script can be run again from them', async () => {
    const id = await queue('good', 'passed-run', { raw_points: true });
    await until(id, 'passed');
    const report = await expectAllFormats(id);
    expect(report).toMatchObject({ verdict: 'passed', checks: [{ metric: 'is <b>up</b>', samples: 3, ok: true }] });
    expect(report.series.reduce((sum, { requests }) => sum + requests, 0)).toBe(6);
    expect(report.thresholds[0]).toMatchObject({ metric: 'http_req_duration', worst: { tag: 'name', samples: 3 } });

    const destination = new URL(coach.url).host;
    expect(report.requests_to).toEqual([{ destination, requests: 6, failed: 0 }]);
    for (const format of ['html', 'md'])
      expect(await (await ask(`${id}/report.${format}`)).text()).toContain(`6 to ${destination}, 0 failed`);

    const { items, expired } = await evidenceOf(id);
    expect(expired).toBe(false);
    expect(items.map(({ name }) => name)).toEqual([
      'summary.json',
      'log.txt',
      'series.json',
      'failures.json',
      'distributions.json.gz',
      'provenance.json',
      'script.tar',
      'k6-summary.json',
      'points.ndjson.gz',
      'files.mine.html',
      'files.mine.json',
    ]);
    for (const { name, bytes, sha256 } of items) {
      const content = await fileOf(id, name);
      expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, bytes, sha256]);
    }
    const points = gunzipSync(await fileOf(id, 'points.ndjson.gz'))
      .toString()
      .trimEnd()
      .split('\n');
    expect(points.map((line) => JSON.parse(line) as { metric: string }).filter(({ metric }) => metric === 'iterations')).toHaveLength(4); // prettier-ignore
    expect(JSON.parse((await fileOf(id, 'provenance.json')).toString())).toMatchObject({
      command_line: report.origin.command_line,
      script_environment: { BASE: coach.url },
    });

    expect(JSON.parse((await fileOf(id, 'files.mine.json')).toString())).toEqual({ iterations: 3 });
    expect((await fileOf(id, 'files.mine.html')).toString()).toBe('<script>alert(1)</script>');

    const cwd = await temporaryFolder();
    const archive = join(cwd, 'script.tar');
    await writeFile(archive, await fileOf(id, 'script.tar'));
    const before = coach.requests();
    await promisify(execFile)(k6ForTests(), ['run', '--quiet', '--address', '', archive], {
      cwd,
      env: { HOME: '/nonexistent' },
    });
    expect(coach.requests() - before).toBe(6);
  });

  it('of a failed run name the slice that made it fail', async () => {
    const id = await queue('bad', 'failed-run');
    await until(id, 'failed');
    const report = await expectAllFormats(id);
    expect(report.thresholds).toMatchObject([
      {
        metric: 'http_req_failed',
        measured: 0.5,
        ok: false,
        worst: { tag: 'name', value: 'GET /no-such-path', measured: 1, samples: 3 },
      },
      { metric: 'checks', limit: 'rate>0.95', ok: true, house: true },
    ]);
    const failures = await json<LoadRunFailures>(`${id}/failures`);
    expect(failures).toMatchObject({
      recorded: true,
      total: 3,
      items: [{ outcome: 'HTTP 404', method: 'GET', name: 'GET /no-such-path', count: 3, requests: 3, share: 1 }],
      others: null,
    });
    expect(report.failures).toEqual(failures);
    expect(await (await ask(`${id}/report.html`)).text()).toContain('<h2>What failed</h2>');
  });

  it('of a cancelled run hold what was measured until then', async () => {
    const id = await queue('long', 'cancelled-run');
    await waitFor('load', async () => ((await json<LoadRunView>(id)).progress?.requests ?? 0) > 0);
    await expectAllFormats(id);
    await bus.send('load-run.commands.v1', 'CancelLoadRun', id, {});
    await until(id, 'cancelled');
    const report = await expectAllFormats(id);
    expect(report.series.length).toBeGreaterThan(0);
    expect((await evidenceOf(id)).items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['summary.json', 'log.txt', 'series.json', 'provenance.json', 'script.tar']),
    );
  });

  it('are not found for what is not there, whatever it is called', async () => {
    for (const path of [
      'no-such-run/report.html',
      'passed-run/report.exe',
      'passed-run/report.constructor',
      'passed-run/evidence/no-such-file',
      'passed-run/evidence/..%2f..%2fsrc%2fgood.js',
      'passed-run/evidence/constructor',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it('of a run whose files are past their time are the verdict and its numbers, without a course', async () => {
    await rm(join(results, 'failed-run'), { recursive: true });
    expect(await evidenceOf('failed-run')).toEqual({ items: [], expired: true });
    expect(await expectAllFormats('failed-run')).toMatchObject({
      series: [],
      failures: { recorded: false, items: [] },
    });
  });

  it('of a lost run are kept: its script, its command line, its log, and why it is lost', async () => {
    const id = await queue('long', 'lost-run');
    // The series is written every few seconds, so that a lost worker leaves some of it.
    await waitFor('a series', async () => (await json<unknown[]>(`${id}/series`)).length > 0);
    await worker.kill('SIGKILL');
    await until(id, 'error');
    const report = await expectAllFormats(id);
    expect(report.notes[0]).toContain('worker lost: worker-1');
    expect(report.series.length).toBeGreaterThan(0);
    const names = await waitFor('the summary', async () => {
      const { items } = await evidenceOf(id);
      return items.some(({ name }) => name === 'summary.json') && items.map(({ name }) => name);
    });
    expect(names).toEqual(['summary.json', 'log.txt', 'series.json', 'failures.json', 'provenance.json', 'script.tar']);
  });

  it('go when they take too much room, the oldest first, and never those of what nobody knows', async () => {
    await mkdir(join(results, 'of-somebody-else'));
    const small = await startService('services/loadrunner/dist/main.js', {
      ...settings,
      EVIDENCE_KEPT_MEGABYTES: '0.001',
    });
    await waitFor('an empty house', async () => (await evidenceOf('passed-run')).expired);
    expect(await json<LoadRunView>('passed-run')).toMatchObject({
      verdict: 'passed',
      thresholds: [{ samples: 6 }, { house: true }, { house: true }],
    });
    expect(await readdir(results)).toContain('of-somebody-else');
    // And it is on record that they went.
    const [kept] = await waitFor('the record of it', async () => {
      const { items } = (await (await small.ask('/retention')).json()) as RetentionList;
      return items[0]?.last_removed && items;
    });
    expect(kept).toMatchObject({ days: 30, megabytes: 0.001, last_removed: { count: expect.any(Number) } });
    await small.kill('SIGTERM');
  });
});
