import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const entry = fileURLToPath(new URL('../../cli/bin/rehearse.mjs', import.meta.url));
/** Everything that a terminal would act on, but for the ends of lines. */
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;
const HOSTILE = 'Esc \u001b[31mred\u001b[2J \u009b31m \u202egnp \u001b]0;title\u0007';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-command-line-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a line of a shell, in which `rehearse` is the command line and speaks to `url`. */
function shell(line: string, { url = system.url }: { url?: string } = {}) {
  const child = spawn(
    'bash',
    ['-o', 'pipefail', '-c', `rehearse() { "${process.execPath}" "${entry}" "$@"; }; ${line}`],
    {
      env: { ...process.env, NODE_OPTIONS: '', REHEARSAL_URL: url, REHEARSAL_TOKEN: system.token, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { ended, stderr: () => stderr };
}
const made = async (name: string, content = 'Hello.', first_name = 'A') => {
  const template = {
    user: { first_name, last_name: 'B' },
    coach_state: { current_phase: 'INTRODUCTION' },
    chat_messages: [{ role: 'user', content, timestamp: '2025-01-01T00:00:00Z' }],
  };
  const { status, body } = await system.api<{ id: string; primary_instance: { id: string } }>(
    'POST',
    '/test-scenarios',
    {
      body: { name, template },
      headers: prefer,
    },
  );
  expect(status).toBe(201);
  return body;
};

describe('what the command line prints', () => {
  it('never moves the cursor of who reads it, whatever is written in people, messages and faults', async () => {
    const { id, primary_instance } = await made('Hostile', `hello ${HOSTILE}\nsecond line`, HOSTILE);
    for (const words of [
      ['scenarios', 'list'],
      ['scenarios', 'show', id],
      ['scenarios', 'show', HOSTILE],
      ['scenarios', 'versions', id],
      ['instances', 'show', primary_instance.id],
      ['instances', 'list', '--scenario', 'Hostile'],
      ['instances', 'chat', primary_instance.id, HOSTILE],
      ['scenarios', 'show', `${HOSTILE}?`],
      ['scenarios', HOSTILE],
    ]) {
      const { stdout, stderr } = await system.rehearse(...words);
      expect({ words, stdout, stderr }).toMatchObject({
        stdout: expect.not.stringMatching(ACTING) as unknown,
        stderr: expect.not.stringMatching(ACTING) as unknown,
      });
      const json = await system.rehearse(...words, '--json');
      expect(json.stdout).not.toMatch(ACTING);
    }
    const { stdout } = await system.rehearse('scenarios', 'show', id, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ template: { user: { first_name: HOSTILE } } });
  });

  it('may be read to where it is enough', async () => {
    const { id } = await made('Long', 'x'.repeat(90_000));
    for (const command of [`scenarios export ${id}`, `scenarios show ${id} --json`, 'scenarios list'])
      expect(await shell(`rehearse ${command} | head -c 10 >/dev/null`).ended).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
    expect(await shell('rehearse scenarios list | true; rehearse --help | true').ended).toMatchObject({ stderr: '' });
  });

  it('says in a sentence that there is no room for it', async () => {
    const { code, stderr } = await shell('rehearse scenarios list > /dev/full').ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^rehearse: The output could not be written: ENOSPC.*\n$/) as unknown,
    });
  });
});

describe('a load run that is waited for', () => {
  it('keeps its exit code when its report and its output cannot be written', async () => {
    const run = 'rehearse loadtest run test-completion-standard --single-run --wait';
    const { code, stderr } = await shell(`${run} --junit /dev/full --html "${folder}/r.html" --json > /dev/full`).ended;
    expect(stderr).toContain('rehearse: "/dev/full" could not be written: ENOSPC');
    expect(stderr).toContain('rehearse: The output could not be written: ENOSPC');
    expect(stderr).not.toContain(' at ');
    expect(await readFile(join(folder, 'r.html'), 'utf8')).toContain('passed');
    expect(code).toBe(0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('goes on after a %s, which says how to come back', async (signal, code) => {
    const run = shell(
      `rehearse loadtest run test-completion-standard --duration-min 5 --nonstream-rps 1 --wait & child=$!; echo "pid $child" >&2; wait $child`,
    );
    await waitFor('the run to be told of', () => /: (queued|preparing|running)/.test(run.stderr()), {
      withinMs: 60_000,
    });
    const [, shellPid = ''] = /pid (\d+)/.exec(run.stderr()) ?? [];
    const { body } = await system.api<{ items: { id: string }[] }>('GET', '/load-runs?limit=1');
    const [{ id } = { id: '' }] = body.items;
    // The function runs in a shell of its own, whose only child it is.
    const child = (await readFile(`/proc/${shellPid}/task/${shellPid}/children`, 'utf8')).trim() || shellPid;
    process.kill(Number(child), signal);
    const ended = await run.ended;
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(`${signal}: the run goes on without us.`);
    expect(ended.stderr).toContain(`rehearse loadtest watch ${id}`);
    const after = await system.api<{ state: string }>('GET', `/load-runs/${id}`);
    expect(after.body.state).toMatch(/queued|preparing|running/);
    await system.rehearse('loadtest', 'cancel', id);
  });
});

describe('the exit code', () => {
  it.each([
    ['0 of what was done', ['scenarios', 'list'], 0],
    ['2 of a command that there is not', ['scenari'], 2],
    ['2 of an option that there is not', ['loadtest', 'run', 'x', '--vus', '5'], 2],
    ['2 of a file that there is not', ['scenarios', 'validate', '/no/such/file.json'], 2],
    ['2 of what the system refuses', ['instances', 'show', 'nobody'], 2],
    [
      '2 of a load test that would not run',
      ['loadtest', 'plan', 'test-responses', '--nonstream-rps', '0', '--stream-rps', '0'],
      2,
    ],
  ])('is %s', async (_what, words, code) => {
    expect((await system.rehearse(...words)).code).toBe(code);
  });

  it.each([
    ['--vus', '--param key=value'],
    ['-e', '--param key=value'],
    ['--env', '--param key=value'],
    ['--out', '--csv'],
  ])('comes with what stands in place of %s of k6', async (option, instead) => {
    const { stderr } = await system.rehearse('loadtest', 'run', 'x', option, 'A=1');
    expect(stderr).toContain(instead);
  });
});

describe('an address', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer(
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => void server.close());

  it.each(['status', 'scenarios list', 'instances chat x Hello', 'loadtest run a --wait'])(
    'of another server is told in a sentence by %s',
    async (command) => {
      const { code, stderr } = await shell(`rehearse ${command}`, { url }).ended;
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `rehearse: What answers at ${url} is not Rehearsal: it says 200 and sends text/html. Correct REHEARSAL_URL.\n`,
      });
    },
  );

  it('where nobody listens is told in a sentence', async () => {
    const { code, stderr } = await shell('rehearse instances chat x Hello', { url: 'http://127.0.0.1:9' }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /rehearse: Nothing answers at http:\/\/127\.0\.0\.1:9 \(.+\)\. Start it with `npm start`, or correct REHEARSAL_URL\.\n$/,
    );
    expect(stderr).not.toContain(' at Object');
  });

  it('of a system elsewhere is what its status is about', async () => {
    const { code, stdout } = await shell('rehearse status --json').ended;
    expect({ code, status: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 0,
      status: { ok: true, url: system.url },
    });
  });
});

describe('people', () => {
  it('are invited, given another role, signed out and removed', async () => {
    const refused = await system.rehearse('users', 'invite', HOSTILE, '--role', 'viewer');
    expect([refused.code, refused.stderr.includes('holds U+001B as character 5')]).toEqual([2, true]);
    const invited = await system.rehearse('users', 'invite', 'Grace Example', '--role', 'viewer');
    expect(invited).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^http\S+#\/sign-in\?link=\S+\n$/) as unknown,
    });
    const people = async () =>
      (
        JSON.parse((await system.rehearse('users', 'list', '--json')).stdout) as {
          items: { id: string; name: string; role: string }[];
        }
      ).items;
    const { id = '' } = (await people()).find(({ name }) => name === 'Grace Example') ?? {};
    expect((await system.rehearse('users', 'role', id, 'admin')).code).toBe(0);
    expect((await people()).find((user) => user.id === id)?.role).toBe('admin');
    expect((await system.rehearse('users', 'sessions', id, '--end')).code).toBe(0);
    expect((await system.rehearse('users', 'link', id)).stdout).toContain('#/sign-in?link=');
    expect((await system.rehearse('users', 'remove', id)).code).toBe(0);
    expect((await people()).map((user) => user.id)).not.toContain(id);
    const steps = ['UserInvited', 'UserRoleChanged', 'SessionsEnded', 'SignInLinkCreated', 'UserRemoved'];
    await waitFor('all of it to be in the audit', async () => {
      const { body } = await system.api<{ items: { action: string }[] }>('GET', `/audit?target=${id}`);
      const told = body.items.map(({ action }) => action);
      if (steps.every((step) => told.includes(step))) return true;
      throw new Error(`it tells of ${told.join(', ')}`);
    });
  });
});

describe('an export', () => {
  it('writes every scenario, whatever it is called', async () => {
    const names = ['CON', 'aux.json', 'NUL...', '山'.repeat(150)];
    for (const name of names) await made(name);
    const { code } = await system.rehearse('scenarios', 'export', '--all', '--dir', folder);
    expect(code).toBe(0);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    for (const file of files) {
      expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
    }
    const written = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as { name?: string }),
    );
    expect(written.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('goes on when one file cannot be written', async () => {
    const target = await mkdtemp(join(folder, 'partly-'));
    // A folder in the place of the file.
    await writeFile(join(target, 'other.txt'), '');
    await mkdir(join(target, 'con-file.json'));
    const { code, stdout, stderr } = await system.rehearse('scenarios', 'export', '--all', '--dir', target);
    expect(code).toBe(1);
    expect(stderr).toContain('con-file.json" could not be written');
    expect(stdout).toContain('aux-json.json');
  });
});

it('tells its version', async () => {
  const { version } = JSON.parse(
    await readFile(fileURLToPath(new URL('../../cli/package.json', import.meta.url)), 'utf8'),
  ) as { version: string };
  expect(await system.rehearse('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});
