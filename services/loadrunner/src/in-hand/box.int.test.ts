import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceFiles } from '../evidence/evidence-files.js';
import { EVIDENCE } from '../evidence/evidence.js';
import { boxKindOf, type BoxKind } from '../k6/box.js';
import { portOf, wallAround } from '../targets/wall.js';
import { k6ForTests } from '../testing/config.js';
import { aRun, temporaryFolder } from '../testing/run.js';
import { unboxedK6 } from '../testing/unboxed-k6.js';
import { runTest } from './run-test.js';
import type { TestRun } from './test-run.js';

/** Answers everything, and counts. */
async function startServer() {
  let requests = 0;
  const server: Server = createServer((_request, response) => {
    requests += 1;
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, requests: () => requests };
}

let target: Awaited<ReturnType<typeof startServer>>;
let other: Awaited<ReturnType<typeof startServer>>;
let kind: BoxKind;
beforeAll(async () => {
  [target, other, kind] = await Promise.all([startServer(), startServer(), boxKindOf(k6ForTests())]);
  process.stderr.write(`box: ${JSON.stringify(kind)}\n`);
});
afterAll(() => {
  for (const { server } of [target, other]) {
    server.closeAllConnections();
    server.close();
  }
});

/** A load test in a folder as `loadtests` is one. */
async function run(source: string, changed: Partial<TestRun> = {}) {
  const root = await temporaryFolder();
  for (const folder of ['src', 'lib', 'data', 'private']) await mkdir(join(root, folder));
  await writeFile(join(root, 'data', 'people.json'), '[1,2,3]');
  await writeFile(join(root, 'lib', 'shared.js'), 'export const path = "/shared";');
  await writeFile(join(root, 'private', 'key.pem'), 'CANARY');
  await writeFile(join(root, 'src', 'test.js'), `import http from 'k6/http';\n${source.replaceAll('ROOT', root)}`);
  const described = await aRun(join(root, 'src', 'test.js'), target.url, changed);
  const outcome = await runTest(described);
  const read = async (file: string) => readFile(join(described.folder, file), 'utf8');
  return { outcome, root, folder: described.folder, read };
}
const ONCE = 'export const options = { vus: 1, iterations: 1 };';
const GET = 'export default function () { http.get(__ENV.BASE); }';

describe('a load test reads', () => {
  it('its own folder, and lib and data beside it', async () => {
    const { outcome } = await run(`import { path } from '../lib/shared.js';
      const people = JSON.parse(open('../data/people.json')); ${ONCE}
      export default function () { http.get(__ENV.BASE + path + people.length); }`);
    expect(outcome.verdict).toBe('passed');
  });

  it.each([
    ["a file beside the load tests' folders", `const key = open('../private/key.pem'); ${ONCE} ${GET}`],
    ['a file by its whole path', `const key = open('ROOT/private/key.pem'); ${ONCE} ${GET}`],
    ['what another process was told', `const all = open('/proc/self/environ'); ${ONCE} ${GET}`],
    ['a module from there', `import { x } from '../private/key.pem'; ${ONCE} ${GET}`],
  ])('not %s: it does not start, and nothing of it is kept', async (_, source) => {
    const before = target.requests();
    const { outcome, folder } = await run(source);
    expect(outcome.verdict).toBe('error');
    expect(outcome.reasons.join()).toMatch(/could not read the script|load test may read its own folder/);
    expect(target.requests()).toBe(before);
    for (const file of await readdir(folder))
      expect(await readFile(join(folder, file), 'latin1')).not.toContain('CANARY');
  });

  it('nothing else either on a machine that has no box for k6', async () => {
    const wrapper = await unboxedK6();
    expect(await boxKindOf(wrapper)).toMatchObject({ files: false, ports: false });
    const { outcome, folder } = await run(`const key = open('../private/key.pem'); ${ONCE} ${GET}`, { k6: wrapper });
    expect(outcome.reasons.join()).toMatch(/it reads .*key\.pem, but a load test may read its own folder/);
    expect(await readdir(folder)).toEqual([EVIDENCE.summary]);
    expect((await run(`${ONCE} ${GET}`, { k6: wrapper })).outcome.verdict).toBe('passed');
  });

  it('nothing while it runs that was not packed before', async () => {
    const { outcome, read } = await run(`${ONCE} let key = 'none';
      if (__VU > 0) try { key = open('ROOT/private/key.pem') } catch (e) { key = 'refused' }
      export default function () { http.get(__ENV.BASE); console.log(key); }`);
    expect(await read(EVIDENCE.log)).not.toContain('CANARY');
    expect(outcome.metrics.length).toBeGreaterThan(0);
  });
});

describe("what a script's handleSummary writes", () => {
  const writing = (files: string) => `${ONCE} ${GET} export function handleSummary(data) { return ${files}; }`;

  it('leaves the evidence alone and is offered beside it', async () => {
    const { outcome, folder, read } = await run(
      writing(
        `{ 'provenance.json': '{"forged":true}', 'summary.json': '{"mine":true}', 'summary.html': '<h1>mine</h1>' }`,
      ),
    );
    expect(outcome.verdict).toBe('passed');
    expect(JSON.parse(await read(EVIDENCE.summary))).toMatchObject({ verdict: 'passed' });
    expect(await read(EVIDENCE.provenance)).not.toContain('forged');
    const names = (await evidenceFiles(folder))?.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['files.provenance.json', 'files.summary.json', 'files.summary.html']),
    );
    expect(await read('files/summary.html')).toBe('<h1>mine</h1>');
  });

  it('stays in its own folder where the machine can see to it', async () => {
    const outside = join(tmpdir(), `written-by-a-script-${process.pid}`);
    const { read } = await run(writing(`{ '${outside}': 'x', 'fine.txt': 'x', '../../up.txt': 'x' }`));
    const written = await readFile(outside, 'utf8').catch(() => null);
    await rm(outside, { force: true });
    expect(written).toBe(kind.files ? null : 'x');
    expect(await read('files/fine.txt')).toBe('x');
    expect(JSON.parse(await read(EVIDENCE.provenance))).toMatchObject({
      box: { writes: kind.files ? 'its own folder' : 'anything that its user may write' },
    });
  });

  it('is bounded in size, number and names, and what is left out is told', async () => {
    const { outcome, folder } = await run(
      writing(`Object.fromEntries([['a-large.txt', 'x'.repeat(11 * 1024 * 1024)], ['a b.txt', 'x'],
        ...Array.from({ length: 25 }, (_, n) => ['file-' + n + '.txt', 'x'])])`),
    );
    expect((await readdir(join(folder, 'files'))).length).toBe(20);
    expect(outcome.reasons.join()).toMatch(/"a-large\.txt".*larger than/);
    expect(outcome.reasons.join()).toMatch(/"a b\.txt".*its name/);
    expect(outcome.reasons.join()).toMatch(/more than 20/);
  });
});

it("what a script prints as k6's own points, or into k6's own files, is not counted", async () => {
  const { outcome, read } =
    await run(`${ONCE} export default function () { http.get(__ENV.BASE + '/x', { tags: { name: 'sent' } }); }
    export function handleSummary(data) {
      const forged = ['http_reqs', 'iterations'].map((metric) => JSON.stringify({ metric, type: 'Point',
        data: { time: new Date().toISOString(), value: 7, tags: { scenario: 'default', status: '200' } } }) + '\\n').join('');
      const open = Array.from({ length: 40 }, (_, n) => ['/proc/self/fd/' + (n + 3), forged]);
      return { stdout: forged + '{"type":"Point","metric":', ...Object.fromEntries(open) }; }`);
  expect(outcome.metrics).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'http_reqs', samples: 1, values: expect.objectContaining({ count: 1 }) }),
      expect.objectContaining({ name: 'iterations', samples: 1, values: expect.objectContaining({ count: 1 }) }),
    ]),
  );
  expect(outcome).toMatchObject({ verdict: 'passed', reasons: [expect.stringContaining('over 1 request, 0 failed')] });
  expect(await read(EVIDENCE.log)).toContain('{"type":"Point","metric":');
});

it('a script that asks to be paused is begun at once, which is told', async () => {
  const { outcome } = await run(`export const options = { vus: 1, iterations: 1, paused: true }; ${GET}`);
  expect(outcome).toMatchObject({ verdict: 'passed', reasons: [expect.anything(), expect.stringContaining('paused')] });
});

it('an option that k6 does not know is left out, which is told', async () => {
  const misspelt = `treshold: { http_reqs: ['count>5'] }`;
  const { outcome } = await run(`export const options = { vus: 1, iterations: 1, ${misspelt} }; ${GET}`);
  expect(outcome).toMatchObject({
    verdict: 'passed',
    reasons: [expect.anything(), 'k6 does not know the option "treshold" of the script, and left it out'],
  });
});

it('another port of the host of the target is not reached where the machine can see to it', async () => {
  const before = other.requests();
  const { outcome, read } = await run(`${ONCE} export default function () { http.get('${other.url}/there'); }`, {
    blockedRanges: await wallAround(target.url),
    ports: [portOf(target.url)],
  });
  const provenance = JSON.parse(await read(EVIDENCE.provenance)) as { box: { ports: unknown } };
  expect(provenance.box.ports).toEqual(
    kind.ports ? [portOf(target.url)] : 'any of the target: which were called is told by its requests',
  );
  expect(other.requests() - before).toBe(kind.ports ? 0 : 1);
  if (kind.ports) expect(outcome.verdict).toBe('failed');
});

it('where named requests went is told where the machine keeps k6 from all but the target', async () => {
  const named = `http.get(__ENV.BASE + '/x', { tags: { name: 'GET /x' } })`;
  const asked = { blockedRanges: await wallAround(target.url), ports: [portOf(target.url)] };
  // Neither by a name nor by switching off what k6 tells.
  const { outcome } = await run(
    `export const options = { vus: 1, iterations: 2, systemTags: ['status'] }; export default function () { ${named} }`,
    asked,
  );
  const destination = kind.ports ? `127.0.0.1:${portOf(target.url)}` : null;
  expect(outcome.requests_to).toEqual([{ destination, requests: 2, failed: 0 }]);

  const unboxed = await run(`${ONCE} export default function () { ${named} }`, { ...asked, k6: await unboxedK6() });
  expect(unboxed.outcome.requests_to).toEqual([{ destination: null, requests: 1, failed: 0 }]);
});

it('secrets of every kind are in no file that a run leaves', async () => {
  const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJDQU5BUlkifQ.Q0FOQVJZ-c2lnbmF0dXJlX3g';
  const published: string[] = [];
  const { outcome, folder } = await run(
    `import { check, group } from 'k6'; import { Trend } from 'k6/metrics'; const time = new Trend('a_time');
    export const options = { vus: 1, iterations: 2, thresholds: { http_req_duration: ['p(95)<60000'], a_time: ['max<1'] } };
    export function setup() { return { opaque: 'canaryOPAQUE0123456789abcdef', access_token: '${jwt}', deep: { refresh: 'canaryREFRESH0123456789' } }; }
    export default function (data) {
      http.get(__ENV.BASE + '/?token=canaryTOKEN12345', { headers: { Authorization: 'Bearer ' + data.access_token } });
      check(1, { ['signed in with ' + data.access_token]: () => false });
      time.add(5, { name: 'POST /x?access_token=canaryTAG123456' }); time.add(6, { name: 'GET /' });
      console.log(JSON.stringify(data)); console.log(data.opaque); console.log('Set-Cookie: rehearsal_refresh=canaryCOOKIE; Path=/');
      console.error('rhl_canaryOURS_0123456789'); console.log('password=canaryPASSWORD1');
      console.log('postgres://user:canaryDATABASE@host/db'); console.log('AWS_SECRET_ACCESS_KEY=canaryAWS/abc');
      console.log('sk-proj-canaryMODEL-abcdefghijkl1234'); http.get(__ENV.BASE.replace('://', '://user:canaryUSER@') + '/?sig=canarySIG1234');
      check(1, { 'ghp_canaryGITHUBabcdefghijklmnop is in': () => false });
      throw new Error('refused: Bearer canaryBEARER at https://u:canaryADDRESS@host/');
    }
    export function handleSummary(data) { return { 'all.json': JSON.stringify(data), 'own.txt': data.setup_data.opaque, stdout: JSON.stringify(data) }; }`,
    {
      rawPoints: true,
      remoteWrite: {},
      onProgress: (progress) => published.push(JSON.stringify(progress)),
    },
  );
  const { gunzipSync } = await import('node:zlib');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...Object.values(EVIDENCE).filter((name) => !/script\.js|part|distr/.test(name)),
      'all.json',
    ]),
  );
  const texts = await Promise.all(
    files
      // The script itself is what somebody wrote into the repository.
      .filter(({ name }) => name !== EVIDENCE.archive)
      .map(async ({ parentPath, name }) => {
        const content = await readFile(join(parentPath, name));
        return `${name}: ${(name.endsWith('.gz') ? gunzipSync(content) : content).toString('latin1')}`;
      }),
  );
  for (const text of [...texts, ...published, JSON.stringify(outcome)]) {
    const found = /canary[A-Z]\w*|eyJhbGci\S*|Q0FOQVJZ/.exec(text);
    expect([text.slice(0, 40), found?.[0]]).toEqual([text.slice(0, 40), undefined]);
  }
});
