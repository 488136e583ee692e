import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { discoverIn } from './discovery.js';
import { scriptEnvironment } from '../k6/command.js';
import { runTest } from '../in-hand/run-test.js';
import { k6ForTests } from '../testing/config.js';
import { aRun, temporaryFolder } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../../..');

describe('the script that the guide to new load tests prints', () => {
  let coach: StubCoach;
  let script: string;
  beforeAll(async () => {
    coach = await startStubCoach();
    const guide = await readFile(join(repository, 'docs', 'new-load-test.md'), 'utf8');
    const source = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const loadtests = await temporaryFolder();
    await mkdir(join(loadtests, 'src'));
    await cp(join(repository, 'loadtests', 'lib'), join(loadtests, 'lib'), { recursive: true });
    script = join(loadtests, 'src', 'your-scenario.js');
    await writeFile(script, source);
  });
  afterAll(() => coach.close());

  it('is discovered under the name of its file, with its thresholds and tags', async () => {
    const [test] = await discoverIn(dirname(script), { k6: k6ForTests(), readSeconds: 10 }).list();
    expect(test).toMatchObject({ name: 'your-scenario', status: 'ready', tags: { test_case: 'your-scenario' } });
    expect(Object.keys(test?.thresholds ?? {})).toEqual(
      expect.arrayContaining(['checks', 'http_req_failed', 'your_scenario_time_ms', 'your_scenario_errors']),
    );
  });

  it.each([
    ['once', { single_run: true }],
    ['at its rate', { duration_min: 0.05, nonstream_rps: 3 }],
  ])('passes %s as it is printed, and leaves nothing behind', async (_, parameters) => {
    const environment = scriptEnvironment(coach.url, parameters);
    const outcome = await runTest(await aRun(script, coach.url, { environment }));
    expect(outcome.reasons.join()).toMatch(/thresholds held over \d+ requests?, 0 failed$/);
    expect(outcome).toMatchObject({ verdict: 'passed', exit_code: 0 });
    expect(coach.leftovers()).toEqual({ guests: 0, conversations: 0 });
  });

  it('fails when the coach does', async () => {
    const broken = await startStubCoach({ failing: '/v1/chat/completions' });
    expect(await runTest(await aRun(script, broken.url))).toMatchObject({ verdict: 'failed', exit_code: 99 });
    await broken.close();
  });
});
