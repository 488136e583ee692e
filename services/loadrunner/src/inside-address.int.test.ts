import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@rehearsal/testing/service-process';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { startLoadRunner, type LoadRunnerUnderTest } from './testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from './testing/stub-coach.js';
import { unboxedK6 } from './testing/unboxed-k6.js';

let coach: StubCoach;
let runner: LoadRunnerUnderTest;

beforeAll(async () => {
  coach = await startStubCoach();
  runner = await startLoadRunner({ backing: backingFromEnv(), scripts: {}, coachUrl: coach.url });
  await runner.startWorker('unboxed', { K6_BIN: await unboxedK6() });
});

afterAll(async () => {
  await runner.close();
  await coach.close();
});

describe('a load test that finds the address of an owner', () => {
  it('is told nothing there, also where nothing keeps it from other ports', async () => {
    const script = `import http from 'k6/http'; import { check } from 'k6';
export const options = { vus: 1, iterations: 1 };
export default function () {
  http.get(__ENV.BASE + '/health');
  const answer = http.get('${runner.service.url}/load-runs');
  check(answer, { 'is refused': ({ status }) => status === 401 });
  console.log('it answered ' + answer.body);
  for (const [name, value] of Object.entries(__ENV)) console.log(name + '=' + value);
}`;
    await writeFile(join(dirname(runner.resultsFolder), 'src', 'curious.js'), script);
    const id = await runner.queue('curious', { parameters: { house_limits: false } });
    const run = await runner.inState(id, 'passed', 'failed');
    expect(run.checks).toEqual([expect.objectContaining({ name: 'is refused', passes: 1, fails: 0 })]);
    const log = await (await runner.service.ask(`/load-runs/${id}/log`)).text();
    expect(log).toContain('it answered');
    expect(log).toContain('SERVICE_TOKEN_REQUIRED');
    expect(log).not.toContain(serviceToken);
    expect(log).not.toContain('requested_by');
  });
});
