import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rehearse = join(loadConfig().repository, 'cli/bin/rehearse.mjs');

async function validate(text: string): Promise<{ code: number | null; lines: string[] }> {
  await writeFile(join(folder, 'scenario.json'), text);
  const child = spawn(process.execPath, [rehearse, 'scenarios', 'validate', 'scenario.json'], { cwd: folder });
  let stdout = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, lines: stdout.trimEnd().split('\n') };
}

const file = (rehearsals: string) => `{
  "name": "n",
  "template": { "user": { "first_name": "A", "last_name": "B" }, "coach_state": { "current_phase": "INTRODUCTION" } },
  "rehearsals": [{
    "name": "r",
${rehearsals}
  }]
}`;

describe('rehearse scenarios validate', () => {
  it('tells every fault of a rehearsal by file, line and column, without a system', async () => {
    const { code, lines } = await validate(
      file(`    "script": [{ "say": "Hi", "expect": [{ "reply": { "matches": "(?=x)" } }] }],
    "expectations": [
      { "path": "$.identities[*].nmae", "present": true },
      { "path": "$.coach_state.current_phase", "equals": "GET_TO_KNOW_ME" }
    ]`),
    );
    expect(code).toBe(2);
    expect(lines).toEqual([
      expect.stringMatching(/^scenario\.json:6:55: .*\/reply\/matches is no pattern of RE2: /),
      expect.stringMatching(/^scenario\.json:8:9: .*\/path "nmae" is not a key of an identity\. Did you mean "name"\?/),
      expect.stringMatching(/^scenario\.json:9:48: .*\/equals "GET_TO_KNOW_ME" .* Did you mean GET_TO_KNOW_YOU\?/),
      '1 file, 3 faults.',
    ]);
  });

  it('says of what a template once held where it is written now', async () => {
    const { code, lines } = await validate(
      '{"name": "n", "template": {"user": {"first_name": "A", "last_name": "B"}, "coach_state": {}, "script": []}}',
    );
    expect([code, lines[0]]).toEqual([2, expect.stringContaining('`rehearsals`, beside `template`')]);
  });

  it('exits with 0 for one that can be judged', async () => {
    expect(await validate(file('    "script": [{ "say": "Hi" }]'))).toEqual({ code: 0, lines: ['1 file, 0 faults.'] });
  });
});
