import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

/** k6 does not come to the end of it before a file is there: however long it takes, it is still being read. */
const WAITING = `import http from 'k6/http';
if (__VU === 0) for (;;) { try { open('./go.txt'); break; } catch (e) { continue; } }
export const options = { vus: 1, iterations: 1 };
export default function () { http.get(__ENV.BASE + '/health'); }`;
const GOOD = WAITING.replace(/^if.*$/m, '');

let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let scripts: string;

beforeAll(async () => {
  coach = await startStubCoach();
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: { waiting: WAITING, good: GOOD },
    coachUrl: coach.url,
    settings: { K6_READ_SECONDS: '300' },
  });
  scripts = join(dirname(runner.resultsFolder), 'src');
});
afterEach(() => rm(join(scripts, 'go.txt'), { force: true }));
afterAll(async () => {
  await runner.close();
  await coach.close();
});
const letGo = () => writeFile(join(scripts, 'go.txt'), '');

describe('while k6 reads a script', () => {
  it('its run is queued, listed and cancelled, and so are others', async () => {
    const [slow, other] = [await runner.queue('waiting'), await runner.queue('good')];
    const listed = (await runner.read('/load-runs')) as { items: { id: string }[] };
    expect(listed.items.map(({ id }) => id).sort()).toEqual([slow, other].sort());
    for (const id of [other, slow]) {
      await runner.bus.outcome(await runner.cancel(id), 'LoadRunFinished');
      expect((await runner.readRun(id)).state).toBe('cancelled');
    }
    await letGo();
  });

  it('one that then cannot be split is queued, and ends with the reason', async () => {
    const undivided = GOOD.replace(
      'iterations: 1',
      "iterations: 1, thresholds: { 'http_req_duration{a:{b}}': ['p(95)<9'] }",
    );
    await writeFile(join(scripts, 'undivided.js'), undivided);
    const id = await runner.queue('undivided', { workers: 2 });
    await runner.startWorker('w1');
    const run = await runner.inState(id, 'error');
    expect(run.reasons).toEqual([expect.stringContaining('cannot be split')]);
    await expect(runner.queue('undivided', { workers: 2 })).rejects.toThrow('LOAD_TEST_NOT_DIVISIBLE');
  });
});
