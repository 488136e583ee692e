import { describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { withEnded } from './with-ended.js';

const run: RehearsalRunView = {
  id: 'r1',
  version: 4,
  state: 'running',
  verdict: null,
  reasons: [],
  engine: null,
  seed: 1,
  keep: 'failed',
  label: null,
  rehearsals: [
    {
      rehearsal: 'greets',
      scenario_name: 'First visit',
      source: { scenario_id: 's1', scenario_version: 1 },
      trials: 3,
      gate: 'all',
      max_errors: 0,
      passed: 0,
      failed: 0,
      errors: 0,
      verdict: null,
      gate_met: null,
    },
  ],
  trials: [],
  cost: NO_COST,
  left_behind: null,
  requested_by: 'u1',
  queued_at: '2025-06-01T12:00:00Z',
  started_at: '2025-06-01T12:00:00Z',
  finished_at: null,
};

const trial = (number: number, verdict: TrialSummary['verdict']): TrialSummary => ({
  rehearsal: 0,
  trial: number,
  seed: 1,
  verdict,
  error: null,
  instance_id: null,
  kept: false,
  turns: 1,
  duration_ms: 1,
  cost: NO_COST,
  failures: [],
  advice: 0,
});

const push = (version: number, ...trials: TrialSummary[]) => ({ id: 'r1', version, trials });

describe('a run that goes on', () => {
  it('takes in the trials that ended, and counts them', () => {
    const next = withEnded(run, push(5, trial(2, 'passed'), trial(1, 'error')));
    expect(next?.rehearsals[0]).toMatchObject({ passed: 1, failed: 0, errors: 1 });
    expect([next?.version, next?.trials.map((each) => each.trial)]).toEqual([5, [2, 1]]);
  });

  it('is read again where a push does not tell all', () => {
    expect(withEnded(run, push(6, trial(1, 'passed')))).toBeUndefined();
    expect(withEnded(run, { id: 'r1', version: 5, state: 'failed' })).toBeUndefined();
    expect(withEnded(run, push(5, trial(1, 'passed'), trial(2, 'passed'), trial(3, 'failed')))).toBeUndefined();
  });
});
