import { describe, expect, it } from '@jest/globals';
import type { PlannedRehearsal, RehearsalSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { marksOf } from './marks-of.js';

const ENDED_AT = '2026-11-30T10:00:00.000Z';
const passed = { passed: 3, failed: 0, errors: 0, verdict: 'always_pass', gate_met: true } as const;
const flaky = { passed: 2, failed: 1, errors: 0, verdict: 'flaky', gate_met: false } as const;
const unjudged = { passed: 0, failed: 0, errors: 3, verdict: 'error', gate_met: null } as const;
const unended = { passed: 1, failed: 0, errors: 0, verdict: null, gate_met: null } as const;

const of = (source: PlannedRehearsal['source'], summary: RehearsalSummary) => ({
  rehearsal: 'says hello',
  scenario_name: 'Rehearsed',
  source,
  trials: 3,
  gate: 'all' as const,
  max_errors: 0,
  ...summary,
});
const scenario = (id: string) => ({ scenario_id: id, scenario_version: 2 });
const shown = (...rehearsals: ReturnType<typeof of>[]) =>
  Object.fromEntries(marksOf({ id: 'run', rehearsals, finished_at: ENDED_AT }));

describe('what a run showed of a scenario', () => {
  it('is the worst verdict of its rehearsals, with the trials of all of them', () => {
    expect(shown(of(scenario('a'), passed), of(scenario('a'), flaky), of(scenario('b'), passed))).toEqual({
      a: { run_id: 'run', scenario_version: 2, verdict: 'flaky', passed: 5, failed: 1, errors: 0, ended_at: ENDED_AT },
      b: expect.objectContaining({ verdict: 'always_pass', passed: 3 }),
    });
  });

  it('is no pass where one of its rehearsals could not be judged', () => {
    expect(shown(of(scenario('a'), passed), of(scenario('a'), unjudged))).toMatchObject({ a: { verdict: 'error' } });
  });

  it('is nothing where the run was cancelled before a rehearsal ended, and nothing of files', () => {
    const file = { file: null, content: 'f'.repeat(64) };
    expect(shown(of(scenario('a'), unended), of(file, passed))).toEqual({});
  });
});
