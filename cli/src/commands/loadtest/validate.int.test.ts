import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config.js';

const command = join(loadConfig().repository, 'cli/bin/rehearse.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function validate(source: string): Promise<{ code: number | string; said: string }> {
  const file = join(folder, 'script.js');
  await writeFile(file, source);
  return validateFile(file);
}

function validateFile(file: string): Promise<{ code: number | string; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, 'loadtest', 'validate', file], (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });
}

describe('`rehearse loadtest validate`', () => {
  it('exits 0 over what may seem wrong and is not: a form, beside a request that says that it is JSON', async () => {
    const { code, said } = await validate(`import http from 'k6/http';
import { check } from 'k6';
export const options = { vus: 1, iterations: 1, thresholds: { checks: ['rate>=0'] } };
export default function () {
  http.post(__ENV.BASE + '/login', { user: 'a', pass: 'b' }, { tags: { name: 'login' } });
  const headers = { 'Content-Type': 'application/json' };
  check(http.post(__ENV.BASE + '/v1/x', JSON.stringify({ a: 1 }), { headers }), { ok: () => true });
}
`);
    expect({ code, said }).toMatchObject({ code: 0, said: expect.not.stringMatching(/error|warning/) as unknown });
  });

  it('exits 2 with what a script says itself, which does nothing to the terminal of who reads it', async () => {
    const { code, said } = await validate(`throw new Error('in \\u001b[31mred\\u001b[2J\\u202e');\n`);
    expect(code).toBe(2);
    expect(said).toMatch(/script\.js:1:\d+: error: k6 cannot read it: Error: in .*red/);
    expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('says of the name of a load test which file it is, and what takes names', async () => {
    expect(await validateFile('test-responses')).toEqual({
      code: 2,
      said: expect.stringMatching(
        /^rehearse: test-responses is the name of a load test, and this takes files: give .*loadtests\/src\/test-responses\.[jt]s\. `rehearse loadtest plan` takes names\.\n$/,
      ) as unknown,
    });
  });

  it('says of a file that there is not that it takes files', async () => {
    expect(await validateFile('no-such-test')).toEqual({
      code: 2,
      said: 'rehearse: no-such-test cannot be read; this takes files: scripts of load tests.\n',
    });
  });
});
