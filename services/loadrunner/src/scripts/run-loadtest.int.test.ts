import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { k6ForTests } from '../testing/config.js';
import { falseGreens } from '../testing/corpus/false-greens.js';
import { houseLimits } from '../testing/corpus/house-limits.js';
import { k6SaysSo } from '../testing/corpus/k6-says-so.js';
import { truePasses } from '../testing/corpus/true-passes.js';
import { temporaryFolder } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const loadtests = join(dirname(fileURLToPath(import.meta.url)), '../../../../loadtests');

describe('run-loadtest.sh, alone', () => {
  let coach: StubCoach;
  let failing: StubCoach;
  let folder: string;
  beforeAll(async () => {
    coach = await startStubCoach();
    failing = await startStubCoach({ failing: '/' });
    folder = await temporaryFolder();
    const wanted = (source: string) => !source.includes('/results');
    await cp(loadtests, folder, { recursive: true, filter: wanted });
  });
  afterAll(() => Promise.all([coach.close(), failing.close()]));

  const run = (args: string[], env: Record<string, string> = {}) =>
    execa(join(folder, 'run-loadtest.sh'), args, {
      env: { PATH: '/usr/bin:/bin', K6_BIN: k6ForTests(), BASE: coach.url, ...env },
      extendEnv: false,
      reject: false,
      all: true,
    });
  const drop = (name: string, source: string) => writeFile(join(folder, 'src', `${name}.js`), source);
  const results = async (test: string) =>
    (await readdir(join(folder, 'results'))).filter((file) => file.startsWith(`${test}_`));

  it('lists the tests of the folder, without examples and shared files', async () => {
    await drop('_shared', '');
    const { stdout, exitCode } = await run(['--list']);
    expect(stdout.split('\n')).toEqual(['test-completion-conversation', 'test-completion-standard', 'test-responses']);
    expect(exitCode).toBe(0);
  });

  it('explains itself', async () => {
    const { stdout, exitCode } = await run(['--help']);
    for (const setting of ['BASE', 'SINGLE_RUN', 'DURATION_MIN', 'NONSTREAM_RPS', 'LOADTEST_TOKEN'])
      expect(stdout).toContain(setting);
    expect(exitCode).toBe(0);
  });

  it('runs one test against a target with a trailing slash, and keeps its summary as one JSON document', async () => {
    const { exitCode, all } = await run(['test-completion-standard'], { SINGLE_RUN: 'true', BASE: `${coach.url}/` });
    expect(all).toContain('PASSED test-completion-standard');
    expect(exitCode).toBe(0);
    const [summary = ''] = (await results('test-completion-standard')).filter((file) => file.endsWith('.json'));
    expect(JSON.parse(await readFile(join(folder, 'results', summary), 'utf8'))).toHaveProperty(
      'metrics.http_reqs.count',
    );
  });

  it('runs the example once it is copied, with points apart from the summary', async () => {
    await cp(join(folder, 'src/health-check.js.example'), join(folder, 'src/health-check.js'));
    const { exitCode } = await run(['--points', 'src/health-check.js'], { DURATION_MIN: '0.05', HEALTH_RPS: '5' });
    expect(exitCode).toBe(0);
    expect(await readdir(join(folder, 'results/points'))).toHaveLength(1);
    expect((await results('health-check')).map((file) => file.split('.').at(-1)).sort()).toEqual(['json', 'log']);
  });

  it("exits with k6's code for thresholds and says where to look", async () => {
    const { exitCode, all } = await run(['test-completion-standard'], { SINGLE_RUN: 'true', BASE: failing.url });
    expect(exitCode).toBe(108);
    expect(all).toMatch(/NOT PASSED test-completion-standard \(exit code 108\): .*\.log/);
  });

  // Cases that k6 itself calls a success, and those that it does not. What only the points of k6 tell is not for a script.
  it.each(
    [...truePasses, ...falseGreens, ...k6SaysSo, ...houseLimits].map(
      (example) => [example.exitCode, example.title, example] as const,
    ),
  )('exits with %i when %s', async (_, __, example) => {
    await drop('example', example.script);
    const targets: Partial<Record<string, string>> = { failing: failing.url, down: 'http://127.0.0.1:9' };
    const { exitCode, all } = await run([...(example.houseLimits === false ? ['--no-house-limits'] : []), 'example'], {
      BASE: targets[example.target ?? 'up'] ?? coach.url,
    });
    expect({ exitCode, all }).toMatchObject({ exitCode: example.exitCode });
  });

  it('names the tests there are when asked for another', async () => {
    const { exitCode, stderr } = await run(['no-such-test']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('test-responses');
  });

  it('says how to get k6 when there is none', async () => {
    const { exitCode, stderr } = await run(['test-responses'], { K6_BIN: 'no-k6-here' });
    expect(exitCode).toBe(127);
    expect(stderr).toContain('K6_BIN');
  });

  it('shows no token, not even when it debugs', async () => {
    const { all, exitCode } = await run(['test-responses'], {
      SINGLE_RUN: 'true',
      DEBUG: 'true',
      LOADTEST_TOKEN: 'CANARY',
    });
    expect(exitCode).toBe(0);
    expect(all).toContain('[DEBUG]');
    for (const secret of [...coach.tokens(), 'CANARY']) expect(all).not.toContain(secret);
  });
});
