import { expect, it } from '@jest/globals';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { basesOf } from './bases.js';

const run = (id: string, change: Partial<LoadRunView> = {}) =>
  ({
    id,
    name: 'standard',
    state: 'passed',
    verdict: 'passed',
    queued_at: '2025-06-01T11:00:00Z',
    finished_at: '2025-06-01T11:05:00Z',
    ...change,
  }) as LoadRunView;

const now = Date.parse('2025-06-01T12:00:00Z');
const valuesOf = (...given: Parameters<typeof basesOf>) => basesOf(...given).map(({ value }) => value);

it('are the baseline, those that passed before, and other runs of the same test that are over', () => {
  const [mine, other] = [run('mine', { queued_at: '2025-06-01T11:30:00Z' }), run('other-one')];
  const runs = [mine, other, run('going-on', { finished_at: null }), run('another', { name: 'another' })];
  expect(valuesOf(mine, runs, true, now)).toEqual(['baseline', 'last:1', 'other-one']);
  expect(basesOf(mine, runs, true, now).at(-1)?.label).toBe('passed, 1 hour ago (other-on)');
});

it('are none where nothing else has run, and none that passed where all others failed', () => {
  const mine = run('mine', { queued_at: '2025-06-01T11:30:00Z' });
  expect(valuesOf(mine, [mine], false, now)).toEqual([]);
  expect(valuesOf(mine, [mine, run('failed-one', { verdict: 'failed' })], false, now)).toEqual(['failed-one']);
});
