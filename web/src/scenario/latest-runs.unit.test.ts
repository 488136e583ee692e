import { describe, expect, it } from '@jest/globals';
import type { RehearsalMark } from '@rehearsal/contracts/http/rehearsals';
import { latestRuns } from './latest-runs.js';

const mark = (run_id: string, ended_at: string): RehearsalMark => ({
  run_id,
  rehearsal: 0,
  scenario_version: 1,
  verdict: 'always_pass',
  passed: 1,
  failed: 0,
  errors: 0,
  engine: null,
  ended_at,
});

const rows = [
  { rehearsal: 'greets', last_runs: [mark('r3', '2026-01-03T00:00:00.000Z'), mark('r1', '2026-01-01T00:00:00.000Z')] },
  { rehearsal: 'ends', last_runs: [mark('r2', '2026-01-02T00:00:00.000Z')] },
  { rehearsal: 'never run', last_runs: [] },
];

describe('the latest runs of a scenario', () => {
  it('are those of all its rehearsals, newest first, and no more than are asked for', () => {
    const said = (most: number) => latestRuns(rows, most).map(({ rehearsal, mark: { run_id } }) => [rehearsal, run_id]);
    expect(said(5)).toEqual([
      ['greets', 'r3'],
      ['ends', 'r2'],
      ['greets', 'r1'],
    ]);
    expect(said(1)).toEqual([['greets', 'r3']]);
  });
});
