import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVIDENCE } from '../evidence/evidence.js';
import { runTest } from '../in-hand/run-test.js';
import type { TestRun } from '../in-hand/test-run.js';
import { wallAround } from '../targets/wall.js';
import { aRun, LIMITS, scriptFile } from '../testing/run.js';

const MEGABYTE = 1024 ** 2;

/** Answers at every address of this machine, and remembers which host was asked for. */
async function startTarget(): Promise<{ port: number; hosts: string[]; server: Server }> {
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    hosts.push(`${host}${request.url ?? ''}`);
    const port = host.split(':').at(-1) ?? '';
    if (request.url === '/away') response.writeHead(302, { location: `http://127.0.0.2:${port}/there` }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/there' }).end();
    else response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return { port: (server.address() as AddressInfo).port, hosts, server };
}

let target: Awaited<ReturnType<typeof startTarget>>;
let url: string;
beforeAll(async () => {
  target = await startTarget();
  url = `http://127.0.0.1:${target.port}`;
});
afterAll(() => {
  target.server.closeAllConnections();
  target.server.close();
});

async function run(body: string, changed: Partial<TestRun> = {}, options = '{ vus: 1, iterations: 1 }') {
  const script = `import http from 'k6/http'; import { check, sleep } from 'k6';
    export const options = ${options};
    export default function () { ${body} }`;
  const described = await aRun(await scriptFile(script), url, changed);
  target.hosts.length = 0;
  return { outcome: await runTest(described), folder: described.folder, asked: [...target.hosts] };
}

describe('load stays at its target', () => {
  const walled = async () => ({ blockedRanges: await wallAround(url) });

  it('and does not follow a redirect', async () => {
    const { outcome, asked } = await run(`check(http.get(__ENV.BASE + '/away'), { 'is 302': (r) => r.status === 302 });
      check(http.get(__ENV.BASE + '/round'), { 'is 302 too': (r) => r.status === 302 });`);
    expect(outcome.checks.map(({ fails }) => fails)).toEqual([0, 0]);
    expect(asked).toEqual([`127.0.0.1:${target.port}/away`, `127.0.0.1:${target.port}/round`]);
  });

  it('even where the script follows redirects, or calls elsewhere by itself', async () => {
    const elsewhere = [
      `http.get(__ENV.BASE + '/away', { redirects: 5 })`,
      `http.get('http://127.0.0.2:${target.port}/there')`,
      `http.get('http://[::1]:${target.port}/there')`,
      `http.get('http://0x7f000003:${target.port}/there')`,
    ];
    const { outcome, asked, folder } = await run(elsewhere.join('; '), await walled());
    expect(asked).toEqual([`127.0.0.1:${target.port}/away`]);
    expect(outcome.reasons).toHaveLength(1);
    expect(await readFile(join(folder, EVIDENCE.log), 'utf8')).toMatch(/127\.0\.0\.2\) is in a blacklisted range/);
  });

  it('and reaches it by any of its names', async () => {
    const { asked } = await run(`http.get('http://localhost:${target.port}/a')`, {
      blockedRanges: await wallAround(`http://localhost:${target.port}`),
    });
    expect(asked).toEqual([`localhost:${target.port}/a`]);
  });

  it('which must have an address', () =>
    expect(wallAround('http://nobody.invalid')).rejects.toThrow('the host "nobody.invalid" has no address'));
});

describe('a run', () => {
  it('that needs more memory than it may have ends as an error that says so', async () => {
    const { outcome } = await run('const all = []; for (;;) all.push(new Array(1e6).fill(1));', {
      limits: { ...LIMITS, memoryBytes: 400 * MEGABYTE },
    });
    expect(outcome).toMatchObject({ verdict: 'error', exit_code: 2 });
    expect(outcome.reasons[0]).toMatch(/needs more memory than K6_MEMORY_MB allows: fatal error/);
  });

  it('is stopped at the longest that any may take, whatever its script plans', async () => {
    const { outcome } = await run(
      'http.get(__ENV.BASE); sleep(0.1)',
      { maxSeconds: 2 },
      "{ vus: 1, duration: '100h' }",
    );
    expect(outcome).toMatchObject({
      verdict: 'timed_out',
      exit_code: 102,
      reasons: ['k6 was stopped after 2 s, the longest that this run may take'],
    });
  });

  it('that prints without end fills neither disk nor memory', async () => {
    const { outcome, folder } = await run(
      `http.get(__ENV.BASE); for (let i = 0; i < 40; i++) console.log('x'.repeat(${MEGABYTE}));`,
    );
    expect(outcome.verdict).toBe('passed');
    expect((await stat(join(folder, EVIDENCE.log))).size).toBeLessThan(11 * MEGABYTE);
    expect(await readFile(join(folder, EVIDENCE.log), 'utf8')).toMatch(/the log is cut here/);
  });

  it('that makes up names of checks is told in a thousand of them', async () => {
    const { outcome } = await run(
      'const r = http.get(__ENV.BASE); for (let i = 0; i < 1500; i++) check(r, { [`answer ${i}`]: () => true });',
    );
    expect(outcome.checks).toHaveLength(1001);
    expect(outcome.checks.at(-1)).toEqual({ name: '(further checks)', passes: 500, fails: 0 });
  });
});
