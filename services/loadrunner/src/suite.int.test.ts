import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import { scriptEnvironment } from './k6/command.js';
import { runTest } from './in-hand/run-test.js';
import { aRun } from './testing/run.js';
import { startStubCoach, type StubCoach } from './testing/stub-coach.js';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../../loadtests/src');
const suite = ['test-completion-standard', 'test-completion-conversation', 'test-responses'];
const scriptOf = (name: string) => join(sources, `${name}.js`);

describe('the load tests of the suite', () => {
  let coach: StubCoach;
  beforeAll(async () => void (coach = await startStubCoach()));
  afterAll(() => coach.close());
  const nothingLeft = { guests: 0, conversations: 0 };

  it.each(suite)('%s passes in a single run and deletes what it created', async (name) => {
    const outcome = await runTest(await aRun(scriptOf(name), coach.url));
    expect(outcome.reasons.join()).toMatch(/thresholds held over \d+ requests, 0 failed$/);
    expect(outcome).toMatchObject({ verdict: 'passed', exit_code: 0 });
    expect(outcome.thresholds.every(({ ok, samples, measured }) => ok && samples > 0 && measured !== null)).toBe(true);
    expect(coach.leftovers()).toEqual(nothingLeft);
  });

  it.each(suite)('%s is driven by its rates, and deletes what it created', async (name) => {
    const environment = scriptEnvironment(coach.url, { duration_min: 0.08, nonstream_rps: 4, stream_rps: 2 });
    const outcome = await runTest(await aRun(scriptOf(name), coach.url, { environment }));
    expect(outcome.reasons.join()).toMatch(/held over/);
    const iterations = outcome.metrics.find(({ name: metric }) => metric === 'iterations');
    // 6 a second over 4.8 s, of which half is ramps: 21.6.
    expect(iterations?.values.count).toBeGreaterThanOrEqual(18);
    expect(iterations?.values.count).toBeLessThanOrEqual(24);
    expect(coach.leftovers()).toEqual(nothingLeft);
  });

  it('takes token times from the stamps of the coach, and guesses none', async () => {
    const { metrics } = await runTest(await aRun(scriptOf('test-completion-standard'), coach.url));
    const value = (name: string, statistic: string) =>
      metrics.find((metric) => metric.name === name)?.values[statistic];
    expect([value('llm_ttft_ms', 'max'), value('llm_itl_ms', 'max'), value('llm_itl_ms', 'count')]).toEqual([0, 2, 2]);
  });

  it('leaves out what a rate of 0 switches off, thresholds included', async () => {
    const environment = scriptEnvironment(coach.url, { duration_min: 0.05, nonstream_rps: 4, stream_rps: 0 });
    const outcome = await runTest(await aRun(scriptOf('test-completion-standard'), coach.url, { environment }));
    expect(outcome.verdict).toBe('passed');
    expect(outcome.thresholds.map(({ metric }) => metric)).not.toContain('streaming_time_ms');
  });

  it('accepts a target with a trailing slash', async () => {
    expect((await runTest(await aRun(scriptOf('test-responses'), `${coach.url}/`))).verdict).toBe('passed');
  });

  it('fails, and says why, when the coach cannot answer', async () => {
    const broken = await startStubCoach({ failing: '/v1/chat/completions' });
    const outcome = await runTest(await aRun(scriptOf('test-completion-standard'), broken.url));
    expect(outcome).toMatchObject({ verdict: 'failed', exit_code: 99 });
    expect(outcome.reasons.join('\n')).toMatch(/completion_errors count<1 was breached: measured 2/);
    expect(broken.leftovers()).toEqual(nothingLeft);
    await broken.close();
  });

  it('does not start load when nobody can sign in', async () => {
    const outcome = await runTest(await aRun(scriptOf('test-completion-standard'), 'http://127.0.0.1:9'));
    expect(outcome).toMatchObject({ verdict: 'failed', exit_code: 108 });
    expect(outcome.reasons[0]).toContain('signing in as a guest failed');
  });
});

describe('a run', () => {
  let coach: StubCoach;
  beforeEach(async () => void (coach = await startStubCoach({ delayMs: 5 })));

  it('tells its progress, and its load is over before a cancelled one ends', async () => {
    const seen: LoadRunProgress[] = [];
    const cancelling = new AbortController();
    const environment = scriptEnvironment(coach.url, { duration_min: 5, nonstream_rps: 5, stream_rps: 5 });
    const run = await aRun(scriptOf('test-completion-standard'), coach.url, {
      environment,
      stop: cancelling.signal,
      onProgress: (progress) => seen.push(progress),
    });
    const outcome = runTest(run);
    await waitFor('some requests', () => (seen.at(-1)?.requests ?? 0) > 5);
    cancelling.abort('cancelled');
    expect(await outcome).toMatchObject({ verdict: 'cancelled', exit_code: 105 });
    expect(seen.at(-1)?.fraction).toBeLessThan(0.5);
    expect(coach.leftovers().guests).toBe(0);
    await coach.close();
    const kept = JSON.parse(await readFile(join(run.folder, 'summary.json'), 'utf8')) as { metrics: unknown[] };
    expect(kept.metrics.length).toBeGreaterThan(10);
  });

  it('shows no token in its log, not even when it debugs', async () => {
    const environment = scriptEnvironment(coach.url, { single_run: true, debug: true });
    const run = await aRun(scriptOf('test-completion-conversation'), coach.url, { environment });
    expect((await runTest(run)).verdict).toBe('passed');
    const log = await readFile(join(run.folder, 'log.txt'), 'utf8');
    expect(log).toContain('[DEBUG] POST /v1/auth/guest-login -> 200');
    for (const token of coach.tokens()) expect(log).not.toContain(token);
    await coach.close();
  });
});
