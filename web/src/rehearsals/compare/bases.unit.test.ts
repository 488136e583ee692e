import { describe, expect, it } from '@jest/globals';
import { basesOf, usualBase } from './bases.js';

const run = (id: string, day: number, rehearsal: string, verdict: 'passed' | null = 'passed') => ({
  id,
  verdict,
  queued_at: `2025-06-0${day}T12:00:00Z`,
  rehearsals: [{ rehearsal, scenario_name: 'First visit' }],
});
/** Newest first, as the list has them. */
const rows = [
  run('later', 5, 'greets'),
  run('this', 4, 'greets'),
  run('other', 3, 'asks'),
  run('going on', 3, 'greets', null),
  run('before', 2, 'greets'),
  run('first', 1, 'greets'),
];
const own = run('this', 4, 'greets');

describe('what a run is held against', () => {
  it('are the others of the same rehearsals that are over', () => {
    expect(basesOf(own, rows).map(({ id }) => id)).toEqual(['later', 'before', 'first']);
  });

  it('is the newest that is pinned, however old it is', () => {
    const pinned = ['earlier', 'first'].map((id) => ({ ...run(id, 1, 'greets'), pinned: true as const }));
    expect(usualBase(own, basesOf(own, [...rows, ...pinned]))).toBe('earlier');
  });

  it('is else the last one before it, unless something else is chosen', () => {
    expect(usualBase(own, basesOf(own, rows))).toBe('before');
    expect(usualBase(own, [run('later', 5, 'greets')])).toBe('later');
    expect(usualBase(own, [])).toBeUndefined();
  });
});
