import { describe, expect, it } from '@jest/globals';
import type { Baseline, BaselineFact } from '@rehearsal/contracts/load/baseline';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import type { LoadRunRecord } from '../load-run.js';
import { aFinishedRun } from '../testing/runs.js';
import * as baseline from './baseline.js';
import { differencesOf } from './differences.js';
import { likenessKey } from './like.js';
import { trendOf } from './trend.js';

const now = '2030-01-01T00:00:00.000Z';
const actor = { id: 'ci-1', role: 'ci' as const };
const given = givenOf(baseline.evolve, { id: 'test-responses', now, actor });

const aRun = (changed: Partial<LoadRunRecord> = {}): LoadRunRecord => ({
  ...aFinishedRun(),
  created_at: '2026-01-01T00:00:00.000Z',
  ...changed,
});
type Step = Decision<Baseline, BaselineFact>;
const pin =
  (run: LoadRunRecord): Step =>
  (_, context) =>
    baseline.pin(run, run.id, context);
const unpin =
  (which: { run_id?: string }): Step =>
  (state, context) =>
    baseline.unpin(state, which, context);

describe('the baselines of a test', () => {
  it('are one for each target and set of parameters: a newer pin takes the place of its like', () => {
    const first = aRun({ id: 'a' });
    const other = aRun({ id: 'b', parameters: { duration_min: 5 } });
    const { state } = given(pin(first), pin(other), pin(aRun({ id: 'c' })));
    expect(state?.pins.map(({ run_id, pinned_by, pinned_at }) => [run_id, pinned_by, pinned_at])).toEqual([
      ['b', 'ci-1', now],
      ['c', 'ci-1', now],
    ]);
  });

  it('are runs of the test that passed', () => {
    given()
      .when((_, context) => baseline.pin(undefined, 'nobody', context))
      .thenRefused('LOAD_RUN_NOT_FOUND');
    given()
      .when(pin(aRun({ name: 'another' })))
      .thenRefused('LOAD_RUN_OF_ANOTHER_TEST');
    for (const unfit of [aRun({ verdict: 'failed', state: 'failed' }), aRun({ verdict: null, state: 'running' })])
      given().when(pin(unfit)).thenRefused('LOAD_RUN_NOT_PASSED');
  });

  it('are taken back one by one or all at once, and only what is there', () => {
    const both = given(pin(aRun({ id: 'a' })), pin(aRun({ id: 'b', target: 'http://elsewhere' })));
    both.when(unpin({ run_id: 'a' })).then({ type: 'BaselineUnpinned', data: { run_ids: ['a'] } });
    both.when(unpin({})).then({ type: 'BaselineUnpinned', data: { run_ids: ['a', 'b'] } });
    both.when(unpin({ run_id: 'c' })).thenRefused('BASELINE_NOT_FOUND');
    given().when(unpin({})).thenRefused('BASELINE_NOT_FOUND');
  });
});

describe('runs are alike', () => {
  it('when they send the same load to the same target, whatever they print or keep', () => {
    const key = likenessKey(aRun({ parameters: { stream_rps: 5, duration_min: 1 } }));
    expect(likenessKey(aRun({ parameters: { duration_min: 1, stream_rps: 5, debug: true, raw_points: true } }))).toBe(
      key,
    );
    expect(likenessKey(aRun({ parameters: { duration_min: 1 } }))).not.toBe(key);
    expect(likenessKey(aRun({ target: 'http://x', parameters: { stream_rps: 5, duration_min: 1 } }))).not.toBe(key);
  });
});

describe('what else differs between runs', () => {
  it('is told in sentences', () => {
    const run = aRun();
    expect(differencesOf(run, [run, run])).toEqual([]);
    const other = aRun({
      target: 'http://x',
      script_hash: 'other',
      k6_version: 'v2',
      worker_id: 'w2',
      verdict: 'failed',
    });
    expect(differencesOf(run, [other]).map((note) => note.split(' ').slice(0, 3).join(' '))).toEqual([
      'The target is',
      'The script, or',
      'The version of',
      'Another worker sent',
      'The run run-1',
      'One run stands',
    ]);
    expect(differencesOf(run, [aRun({ parameters: {} }), run])).toEqual(['The parameters of the load are others.']);
  });
});

describe('a trend', () => {
  const runs = [aRun({ id: 'c' }), aRun({ id: 'b', parameters: {} }), aRun({ id: 'a' })];
  it('has the runs like the newest, the oldest first, with the baseline marked', () => {
    const { items, like } = trendOf('test-responses', runs, new Set(['a']), { count: 30 });
    expect(like).toEqual({ target: 'http://127.0.0.1:8081', parameters: { duration_min: 1 } });
    expect(items.map(({ run_id, baseline: isBaseline }) => [run_id, isBaseline])).toEqual([
      ['a', true],
      ['c', false],
    ]);
    expect(items[0]?.metrics).toMatchObject({ response_time_ms: { 'p(95)': 231.4, count: 40 } });
    expect(items[0]?.metrics).not.toHaveProperty('vus');
  });

  it('can be of runs like another one, and of as few as asked for', () => {
    const of = (options: { count: number; like?: string }) =>
      trendOf('test-responses', runs, new Set(), options).items.map(({ run_id }) => run_id);
    expect(of({ count: 30, like: 'b' })).toEqual(['b']);
    expect(of({ count: 1 })).toEqual(['c']);
    expect(trendOf('test-responses', [], new Set(), { count: 30 })).toEqual({
      test: 'test-responses',
      like: null,
      items: [],
    });
  });
});
