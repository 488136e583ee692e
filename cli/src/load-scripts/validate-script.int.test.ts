import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config.js';
import { findK6 } from './find-k6.js';
import { validateScript } from './validate-script.js';

let folder: string;
let k6: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'validate-'));
  k6 = await findK6(loadConfig());
});
afterAll(() => rm(folder, { recursive: true }));

async function validate(source: string, readSeconds = 10) {
  const file = join(folder, 'script.js');
  await writeFile(file, source);
  return validateScript({ k6, readSeconds }, file, { path: dirname(file), files: [] });
}
const ITERATION = 'export default function () {}';

describe('the validation of a load test by the real k6', () => {
  it('finds nothing in a script that runs', async () => {
    expect(await validate(ITERATION)).toMatchObject({ ok: true, findings: [] });
  });

  it('does not take a form, sent beside what is JSON, for a fault', async () => {
    const form = `http.post('http://127.0.0.1/login', { user: 'a' })`;
    const json = `http.post('http://127.0.0.1/', '{}', { headers: { 'Content-Type': 'application/json' } })`;
    const script = `import http from 'k6/http';\nexport default function () { ${form}; ${json}; }`;
    expect(await validate(script)).toMatchObject({ ok: true, findings: [] });
  });

  it('tells the cause and its place instead of what k6 says', async () => {
    const { ok, findings } = await validate(
      `export const options = {\n  thresholds: { http_req_duration: ['p(95)<2000ms'] },\n};\n${ITERATION}`,
    );
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ rule: 'threshold', line: 2, column: 37 }]);
  });

  it("tells k6's own words where it knows nothing better, with the place that k6 names", async () => {
    const { ok, findings } = await validate(`import { nothing } from './no-such-file.js';\n${ITERATION}`);
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ rule: 'k6', message: expect.stringContaining('no-such-file.js') as unknown }]);
    const thrown = await validate(`const a = 1;\nthrow new Error('not today');\n${ITERATION}`);
    expect(thrown.findings).toMatchObject([
      { rule: 'k6', line: 2, message: expect.stringContaining('not today') as unknown },
    ]);
  });

  it('refuses more thresholds than k6 can be given', async () => {
    const { ok, findings } = await validate(
      `const thresholds = { http_reqs: Array(5001).fill('count>0') };\nexport const options = { thresholds };\n${ITERATION}`,
    );
    expect(ok).toBe(false);
    expect(findings).toMatchObject([
      { rule: 'thresholds', message: 'it sets 5,001 thresholds, and k6 can be given 5,000 at most' },
    ]);
  });

  it('lets warnings pass', async () => {
    const { ok, findings } = await validate(
      `import { check } from 'k6';\nexport default function () { check(1, {}); }`,
    );
    expect([ok, findings.map(({ rule }) => rule)]).toEqual([true, ['unjudged-checks']]);
  });

  it('warns of an option that k6 leaves out, and tells which was meant', async () => {
    const { ok, findings } = await validate(`export const options = { treshold: {}, vus: 1 };\n${ITERATION}`);
    expect(ok).toBe(true);
    expect(findings).toMatchObject([
      {
        rule: 'unknown-option',
        message: expect.stringContaining('"treshold"') as unknown,
        remedy: 'did you mean "thresholds"?',
      },
    ]);
  });

  it.each(['iterations: 3', `duration: '1s'`])('takes %s without virtual users, as k6 runs it', async (options) => {
    expect(await validate(`export const options = { ${options} };\n${ITERATION}`)).toMatchObject({ ok: true });
    const none = await validate(`export const options = { vus: 0, ${options} };\n${ITERATION}`);
    expect(none).toMatchObject({ ok: false, findings: [{ rule: 'k6' }] });
  });

  it('gives up on a script that never ends', async () => {
    const { findings } = await validate(`while (true) {}\n${ITERATION}`, 1);
    expect(findings).toMatchObject([{ message: expect.stringContaining('longer than') as unknown }]);
  });

  it('tells what the load runner does not find by its name: an error where load tests lie, else a warning', async () => {
    const file = join(folder, 'module.mjs');
    await writeFile(file, ITERATION);
    const validated = (path: string) => validateScript({ k6, readSeconds: 10 }, file, { path, files: ['module.mjs'] });
    const finding = { rule: 'name', remedy: 'rename it to module.js or .ts' };
    expect(await validated(folder)).toMatchObject({ ok: false, findings: [{ ...finding, severity: 'error' }] });
    expect(await validated('/elsewhere')).toMatchObject({ ok: true, findings: [{ ...finding, severity: 'warning' }] });
  });

  it("says all of k6's reason in one line", async () => {
    const { findings } = await validate(`export const options = { vus: 1, stages: 'none' }; ${ITERATION}`);
    expect(findings.map(({ message }) => message).join()).not.toContain('\n');
    const wrong = `{ a: { executor: 'constant-vus', vus: 0, duration: '1s' } }`;
    const told = await validate(`export const options = { scenarios: ${wrong} }; ${ITERATION}`);
    expect(told.findings[0]?.message).toMatch(/script configuration: .*VUs/);
  });
});
