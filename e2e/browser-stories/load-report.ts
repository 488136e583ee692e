import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { failedWhat } from '@rehearsal/contracts/load/failure-words';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { waitFor } from '@rehearsal/testing/wait-for';
import { brokenWords, newPage, openAnew, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

const TEST = 'test-completion-standard';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whatever story asks first makes it, so that each can be told alone. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};
/** Two runs that passed, with every report of them. */
const passedRuns = once(async () => {
  const files = {
    junit: join(folder, 'out', 'junit.xml'),
    html: join(folder, 'report.html'),
    md: join(folder, 'r.md'),
  };
  const options = ['--wait', '--single-run', '--junit', files.junit, '--html', files.html, '--markdown', files.md];
  return { files, ran: await system.rehearse('loadtest', 'run', TEST, 'test-responses', ...options, '--json') };
});
/** A run whose every request failed. No report of it can be written: the verdict's exit code stays. */
const failedRun = once(() => {
  const places = ['--junit', '/dev/full', '--html', '/proc/nowhere/report.html'];
  const asked = ['--wait', '--single-run', '--model', 'no-such-model', '--no-house-limits', '--json', ...places];
  return system.rehearse('loadtest', 'run', TEST, ...asked);
});

describe('the report of a load run', () => {
  it('comes with the run, and its exit code is the verdict of the worst', async () => {
    const { files, ran } = await passedRuns();
    expect([ran.stderr, ran.code]).toEqual([expect.stringContaining('Written:'), 0]);
    const { runs, exit_code } = JSON.parse(ran.stdout) as { runs: LoadRunView[]; exit_code: number };
    expect([runs.map(({ name, verdict }) => `${name} ${verdict ?? ''}`), exit_code]).toEqual([
      [`${TEST} passed`, 'test-responses passed'],
      0,
    ]);
    const junit = await readFile(files.junit, 'utf8');
    expect(junit).toContain(`<testsuite name="${TEST}"`);
    expect(junit).toContain('<testsuite name="test-responses"');
    expect(await readFile(files.md, 'utf8')).toMatch(
      /## ✅ test-completion-standard: passed[\s\S]*## ✅ test-responses/,
    );
  });

  it('of a script that k6 cannot read is the same document as of any other, and a JUnit error', async () => {
    // Nothing to send at all: the script stops while it is loaded.
    const idle = ['--nonstream-rps', '0', '--stream-rps', '0', '--duration-min', '0.05'];
    const junit = join(folder, 'bad.xml');
    const ran = await system.rehearse('loadtest', 'run', TEST, '--wait', ...idle, '--json', '--junit', junit);
    expect(ran.code).toBe(107);
    const run = LoadRunView.parse(JSON.parse(ran.stdout));
    expect(run).toMatchObject({ name: TEST, verdict: 'error', exit_code: 107, thresholds: [], checks: [] });
    expect(run.reasons[0]).toMatch(/^k6 could not read the script: .*there is nothing to run/);
    expect(await readFile(junit, 'utf8')).toMatch(/<testsuites [^>]*errors="1"[^]*<error [^]*there is nothing to run/);
  });

  it('opens in a browser without the network, whole, and prints', async () => {
    await passedRuns();
    const { page, complaints } = await newPage(browser);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.context().setOffline(true);
    await page.goto(`file://${join(folder, `report-${TEST}.html`)}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(TEST);
    expect(await page.getByText('✔ passed, exit code 0').count()).toBe(1);
    const sections = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(sections.slice(0, 4)).toEqual(['Thresholds', 'Checks', 'Metrics', 'Notes on the verdict']);
    expect(await page.locator('svg[role=img]').count()).toBe(4);
    expect(await page.getByText('The same as a table').count()).toBe(4);
    await page.setViewportSize({ width: 390, height: 844 });
    const metrics = page.getByRole('region', { name: 'Metrics', exact: true });
    await metrics.press('ArrowRight');
    await waitFor(
      'the table to be scrolled by a key',
      async () => (await metrics.evaluate(({ scrollLeft }: { scrollLeft: number }) => scrollLeft)) > 0,
    );
    // Hashes and the like are no words.
    expect(await brokenWords(page, '.wide td')).toEqual([]);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    expect(requests).toEqual([expect.stringMatching(/^file:/)]);
    expect(complaints).toEqual([]);
  });

  it('is read, and its evidence listed, through the door alone', async () => {
    await passedRuns();
    const { body } = await system.api<{ items: LoadRunRow[] }>('GET', '/load-runs?limit=1&state=passed');
    const id = body.items[0]?.id ?? '';
    const report = await system.api('GET', `/load-runs/${id}/report.json`);
    expect(report.body).toMatchObject({ id, link: `${system.url}/#/load-runs/${id}` });
    const get = (path: string, token = system.token) =>
      fetch(`${system.url}/api/v1/load-runs/${id}/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const page = await get('report.html');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect((await get('report.html', 'nobody')).status).toBe(401);
    const list = await system.api<{ items: { name: string; bytes: number }[] }>('GET', `/load-runs/${id}/evidence`);
    const archive = list.body.items.find(({ name }) => name === 'script.tar');
    const file = await get('evidence/script.tar');
    expect((await file.arrayBuffer()).byteLength).toBe(archive?.bytes);
    expect((await get('evidence/none.txt')).status).toBe(404);
  });

  it('is found from the command line: for people, as a file, as a badge', async () => {
    await passedRuns();
    const { body } = await system.api<{ items: LoadRunRow[] }>('GET', `/load-runs?limit=1&state=passed&test=${TEST}`);
    const id = body.items[0]?.id ?? '';
    const shown = await system.rehearse('loadtest', 'report', id, '--csv', join(folder, 'r.csv'));
    expect(shown.stdout).toMatch(/THRESHOLD\s+LIMIT\s+MEASURED\s+MARGIN\s+SAMPLES/);
    expect(await readFile(join(folder, 'r.csv'), 'utf8')).toMatch(/^kind,metric,limit/);
    const badge = await system.rehearse('loadtest', 'badge', 'test-responses');
    expect(badge.stdout).toMatch(/^<svg [\s\S]*passed[\s\S]*<\/svg>/);
    const never = await system.rehearse('loadtest', 'badge', 'no-such-test');
    expect(never.stdout).toContain('no run');
  });
});

describe('what failed in a run', () => {
  it('is told by the door, the command line and the page, by outcome and request', async () => {
    const ran = await failedRun();
    const { id, verdict, parameters, thresholds } = JSON.parse(ran.stdout) as LoadRunView;
    expect([ran.code, verdict]).toEqual([99, 'failed']);
    expect(ran.stderr).toContain('"/dev/full" could not be written: ENOSPC');
    expect(ran.stderr).toContain('"/proc/nowhere/report.html" could not be written: ENOENT');
    expect(parameters).toMatchObject({ house_limits: false });
    expect(thresholds.filter(({ house }) => house === true)).toEqual([]);

    const { body } = await system.api<LoadRunFailures>('GET', `/load-runs/${id}/failures`);
    const [first] = body.items;
    expect(first).toMatchObject({ kind: 'http', outcome: 'HTTP 404', method: 'POST' });
    expect(body.items.reduce((sum, { count }) => sum + count, 0)).toBe(body.total);
    const told = await system.rehearse('loadtest', 'failures', id);
    expect(told).toMatchObject({ code: 0, stdout: expect.stringMatching(/OUTCOME .*\nHTTP 404 +POST /) as unknown });
    const document = await system.rehearse('loadtest', 'failures', id, '--json');
    expect(JSON.parse(document.stdout)).toEqual(body);

    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openAnew(page, `${system.url}/#/load-runs/${id}`);
    const row = page.getByRole('table', { name: 'What failed' }).getByRole('row').filter({ hasText: 'HTTP 404' });
    await row
      .first()
      .getByText(failedWhat(first ?? { method: null, name: '' }), { exact: true })
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the list of runs', () => {
  it('is narrowed and put in order by the door, the command line and the page, whose address holds it', async () => {
    await Promise.all([passedRuns(), failedRun()]);
    const { body } = await system.api<{ items: LoadRunRow[] }>('GET', '/load-runs?state=failed&sort=p95_ms&order=asc');
    expect(body.items.map((item) => LoadRunRow.parse(item))).toEqual(body.items);
    const slowest = body.items.at(-1);
    const told = await system.rehearse('loadtest', 'runs', '--state', 'failed', '--sort', 'p95_ms', '--json');
    const { items } = JSON.parse(told.stdout) as { items: LoadRunRow[] };
    expect(items.map(({ id }) => id)).toEqual(body.items.map(({ id }) => id).toReversed());
    expect((await system.api('GET', '/load-runs?sort=colour')).status).toBe(400);

    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Load runs' }).click();
    const table = page.getByRole('table', { name: 'Load runs' });
    await table.getByRole('row').filter({ hasText: 'passed' }).first().waitFor();
    await page.getByRole('combobox', { name: 'Verdict' }).selectOption('failed');
    await page.waitForURL(/state=failed/);
    await table.getByRole('button', { name: 'p95' }).click();
    await page.waitForURL(/sort=p95_ms/);
    await openAnew(page, page.url());
    await table.getByRole('columnheader', { name: 'p95' }).and(page.locator('[aria-sort=descending]')).waitFor();
    const [first] = await table.locator('tbody').getByRole('link').all();
    expect(await first?.getAttribute('href')).toContain(slowest?.id);
    expect(await table.getByText('passed', { exact: true }).count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('combobox', { name: 'Order' }).selectOption('Queued last');
    await page.waitForURL(/sort=queued_at/);
    // A card says all that a row does.
    for (const told of [/^127\.0\.0\.1:\d+$/, /^rehearse$/, /^[\d.]+ s$/])
      await table.locator('tbody td').filter({ hasText: told }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has the queue above it, whose order operators change by keys and by the command line', async () => {
    const queue = async (parameters: object) => {
      const body = { test: TEST, parameters };
      return (await system.api<LoadRunView>('POST', '/load-runs', { body, headers: prefer })).body.id;
    };
    const placeOf = async (id: string) => (await system.api<LoadRunView>('GET', `/load-runs/${id}`)).body.position;
    const running = await queue({ duration_min: 30 });
    const [first, second] = [await queue({ single_run: true }), await queue({ single_run: true })];
    await waitFor('the one before them to run', async () => (await placeOf(first)) === 1);

    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Load runs' }).click();
    const rows = page.getByRole('table', { name: 'Queue' }).locator('tbody').getByRole('row');
    const idOf = (row: number) => rows.nth(row).getByRole('link').getAttribute('href');
    await waitFor('both to be there', async () => (await rows.count()) === 2);
    await rows
      .nth(1)
      .getByRole('button', { name: `Move ${TEST} earlier` })
      .press('Alt+ArrowUp');
    await waitFor('them to change places', async () => (await idOf(0))?.includes(second) === true);
    expect([await placeOf(first), await placeOf(second)]).toEqual([2, 1]);
    const moved = await system.rehearse('loadtest', 'move', first, 'front');
    expect(moved.stdout).toContain('is number 1 in the queue');
    await waitFor('the page to show it', async () => (await idOf(0))?.includes(first) === true);
    expect(await seriousFaults(page)).toEqual([]);
    expect((await system.rehearse('loadtest', 'move', running, 'front')).stderr).toContain('it waits no longer');

    for (const id of [second, first, running]) await system.api('POST', `/load-runs/${id}/cancel`, { body: {} });
    await waitFor(
      'them to end',
      async () => (await system.api<LoadRunView>('GET', `/load-runs/${running}`)).body.verdict,
    );
    expect(complaints).toEqual([]);
  });
});

describe('waiting for a run', () => {
  it('outlives a gateway that is killed in the middle, and can be taken up again by its id', async () => {
    const rates = ['--duration-min', '0.35', '--nonstream-rps', '2', '--stream-rps', '0'];
    const waiting = system.rehearse('loadtest', 'run', TEST, '--wait', '--json', ...rates);
    const running = await waitFor('the run', async () => {
      const { body } = await system.api<{ items: LoadRunRow[] }>('GET', '/load-runs?state=running&limit=1');
      return body.items[0];
    });
    const { pid } = await system.service('gateway');
    const watching = await system.withoutSupervisor(async () => {
      process.kill(pid, 'SIGKILL');
      // It begins while nobody answers.
      const begun = system.running('loadtest', 'watch', running.id);
      await waitFor('it to find nobody there', () => begun.stderr().includes('Trying again'));
      return begun;
    });
    const [waited, watched] = await Promise.all([waiting, watching.ended]);
    expect([waited.code, watched.code, watched.stderr]).toEqual([0, 0, expect.stringContaining('Trying again')]);
    expect((await system.service('gateway')).pid).not.toBe(pid);
    expect(JSON.parse(waited.stdout)).toMatchObject({
      id: running.id,
      state: 'passed',
      verdict: 'passed',
      exit_code: 0,
    });
    expect(watched.stdout).toContain(`${TEST} passed, exit code 0 (${running.id})`);
  });
});

describe('an unknown test among several', () => {
  it('queues none of them', async () => {
    const before = await system.api<{ items: unknown[] }>('GET', '/load-runs');
    const ran = await system.rehearse('loadtest', 'run', TEST, 'no-such-test');
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringContaining('no load test "no-such-test"; nothing was queued'),
    ]);
    expect((await system.api<{ items: unknown[] }>('GET', '/load-runs')).body.items).toHaveLength(
      before.body.items.length,
    );
    await writeFile(join(folder, 'bad.js'), `let a = 1;\nfunction a() {}\n`);
    const checked = await system.rehearse('loadtest', 'validate', join(folder, 'bad.js'));
    expect([checked.code, checked.stdout]).toEqual([
      2,
      expect.stringMatching(/bad\.js:2:10: error: "a" is declared twice/),
    ]);
  });
});
