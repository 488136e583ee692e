import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVIDENCE } from '../evidence/evidence.js';
import { runTest } from '../in-hand/run-test.js';
import { aRun, scriptFile } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

describe('the tags of a whole test', () => {
  let coach: StubCoach;
  beforeAll(async () => {
    coach = await startStubCoach();
  });
  afterAll(() => coach.close());

  it.each([
    ['with nothing in it', { commit: '' }, { commit: '', testid: 'a-test' }],
    ['with an equals sign in its name', { 'a=b': 'c' }, { 'a=b': 'c', testid: 'a-test' }],
    ['with a colon and a comma', { at: '10:40, noon' }, { at: '10:40, noon', testid: 'a-test' }],
    // No way of telling k6 ours carries these.
    ['of both kinds', { commit: '', at: '10:40, noon' }, { commit: '', at: '10:40, noon' }],
    ['longer than a command may be', { long: 'x'.repeat(200_000) }, { long: 'x'.repeat(200_000) }],
  ])('arrive whole: one %s', async (_, tags, expected) => {
    const script = await scriptFile(`
      import http from 'k6/http';
      export const options = { vus: 1, iterations: 1, tags: ${JSON.stringify(tags)} };
      export default function () { http.get(__ENV.BASE + '/health'); }`);
    const run = await aRun(script, coach.url, { rawPoints: true });
    expect(await runTest(run)).toMatchObject({ verdict: 'passed' });
    const points = gunzipSync(await readFile(join(run.folder, EVIDENCE.points))).toString('utf8');
    const sample = points.split('\n').find((line) => line.startsWith('{"metric":"iterations","type":"Point"'));
    expect(JSON.parse(sample ?? '{}')).toMatchObject({ data: { tags: expected } });
  });
});
