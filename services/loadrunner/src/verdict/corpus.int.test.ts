import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runTest } from '../in-hand/run-test.js';
import { corpus } from '../testing/corpus.js';
import { aRun, scriptFile } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

describe('the verdict on a script that the real k6 ran', () => {
  let up: StubCoach;
  let failing: StubCoach;
  beforeAll(async () => {
    up = await startStubCoach();
    failing = await startStubCoach({ failing: '/' });
  });
  afterAll(() => Promise.all([up.close(), failing.close()]));

  it.each(corpus.map((example) => [example.verdict, example.title, example] as const))(
    'is %s when %s',
    async (_, __, example) => {
      const urls = { up: up.url, failing: failing.url, down: 'http://127.0.0.1:9' };
      const outcome = await runTest(await aRun(await scriptFile(example.script), urls[example.target ?? 'up']));
      expect({ reasons: outcome.reasons, verdict: outcome.verdict, exit_code: outcome.exit_code }).toMatchObject({
        verdict: example.verdict,
        exit_code: example.exitCode,
      });
      expect(outcome.reasons.join('\n')).toMatch(example.because);
    },
  );
});
