import { describe, expect, it } from '@jest/globals';
import type { PlannedRehearsal, RehearsalRunFact, RunVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { TrialVerdict } from '@rehearsal/contracts/rehearsal/trial';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import { evolve } from './evolve-run.js';
import { openTrials } from './progress.js';
import * as run from './rehearsal-run.js';
import type { RehearsalRunRecord } from './rehearsal-run.js';

const now = '2030-01-01T00:00:00.000Z';
const given = givenOf(evolve, { id: 'run-1', now, actor: { id: 'ci-1', role: 'ci' } });

const source = { scenario_id: 's1', scenario_version: 2 };
const planned: PlannedRehearsal = {
  rehearsal: 'says hello',
  scenario_name: 'Ada',
  source,
  trials: 3,
  gate: 'all',
  max_errors: 0,
};
const plan = { engine: null, seed: 1, keep: 'failed', label: null } as const;
const queuedOf = (...rehearsals: PlannedRehearsal[]): RehearsalRunFact => ({
  type: 'RehearsalRunQueued',
  data: { ...plan, rehearsals },
});
const queued = queuedOf(planned);
const started: RehearsalRunFact = { type: 'RehearsalRunStarted', data: {} };
const cancelRequested: RehearsalRunFact = { type: 'RehearsalRunCancelRequested', data: { reason: 'enough' } };
const finished = (verdict: RunVerdict): RehearsalRunFact => ({
  type: 'RehearsalRunFinished',
  data: { verdict, reasons: [], left_behind: 0 },
});
const trial = (number: number, verdict: TrialVerdict, rehearsal = 0) => ({
  rehearsal,
  trial: number,
  seed: number,
  verdict,
  error: verdict === 'error' ? { kind: 'engine' as const, detail: 'ENGINE_TIMEOUT' } : null,
  instance_id: 'i1',
  kept: false,
  turns: 2,
  duration_ms: 5,
  failures: [],
  advice: 0,
  cost: { calls: 2, counted_calls: 1, input_tokens: 100, output_tokens: 20 },
});
const ended = (...verdicts: TrialVerdict[]): RehearsalRunFact[] =>
  verdicts.map((verdict, index) => ({ type: 'TrialEnded', data: trial(index + 1, verdict) }));

type Step = Decision<RehearsalRunRecord, RehearsalRunFact>;
const queue: Step = (state, context) => run.queue(state, { ...plan, rehearsals: [planned], contents: [] }, context);
const cancel: Step = (state, context) => run.cancel(state, { reason: 'enough' }, context);
const start: Step = (state, context) => run.start(state, context);
const record =
  (number: number, rehearsal = 0): Step =>
  (state, context) =>
    run.recordTrial(state, trial(number, 'passed', rehearsal), context);
const finish: Step = (state, context) => run.finish(state, { left_behind: 0, reasons: [] }, context);

const verdictAfter = (...past: RehearsalRunFact[]) => given(queued, started, ...past).when(finish).state;

describe('a rehearsal run', () => {
  it('is queued for who asked, once, and starts once', () => {
    given().when(queue).then(queued);
    expect(given(queued).state).toMatchObject({ state: 'queued', requested_by: 'ci-1', verdict: null, trials: [] });
    given(queued).when(queue).thenRefused('REHEARSAL_RUN_EXISTS');
    given(queued).when(start).then(started);
    given(queued, started).when(start).thenRefused('REHEARSAL_RUN_NOT_QUEUED');
  });

  it('of more trials than a run may have is refused', () => {
    const rehearsals = Array.from({ length: 21 }, () => ({ ...planned, trials: 100 }));
    const large: Step = (state, context) => run.queue(state, { ...plan, rehearsals, contents: [] }, context);
    given().when(large).thenRefused('REHEARSAL_RUN_TOO_LARGE');
  });

  it('takes each planned trial on record once', () => {
    expect(given(queued, started).when(record(2)).state?.trials).toHaveLength(1);
    given(queued, started, ...ended('passed'))
      .when(record(1))
      .thenRefused('TRIAL_ON_RECORD');
    given(queued, started).when(record(4)).thenRefused('TRIAL_NOT_PLANNED');
    given(queued, started).when(record(1, 1)).thenRefused('TRIAL_NOT_PLANNED');
  });

  it('says which trials are open, the first of each rehearsal before the second of any', () => {
    const state = given(queuedOf({ ...planned, trials: 2 }, planned), started, ...ended('passed')).state;
    expect(state && openTrials(state)).toEqual([
      { rehearsal: 1, trial: 1 },
      { rehearsal: 0, trial: 2 },
      { rehearsal: 1, trial: 2 },
      { rehearsal: 1, trial: 3 },
    ]);
  });

  it('finishes when all of its trials are on record, and not before', () => {
    given(queued, started, ...ended('passed', 'passed'))
      .when(finish)
      .thenRefused('REHEARSAL_RUN_UNFINISHED');
    expect(verdictAfter(...ended('passed', 'passed', 'passed'))).toMatchObject({
      state: 'passed',
      verdict: 'passed',
      reasons: [],
      left_behind: 0,
      rehearsals: [{ passed: 3, failed: 0, errors: 0, verdict: 'always_pass', gate_met: true }],
      cost: { calls: 6, counted_calls: 3, input_tokens: 300, output_tokens: 60 },
    });
    given(queued, started, ...ended('passed', 'passed', 'passed'), cancelRequested)
      .when(finish)
      .then({
        type: 'RehearsalRunFinished',
        data: {
          verdict: 'cancelled',
          reasons: ['the run was cancelled: 3 of 3 trials had ended'],
          left_behind: 0,
        },
      });
  });

  it('fails when one of its rehearsals misses its gate, with the numbers', () => {
    expect(verdictAfter(...ended('passed', 'failed', 'passed'))).toMatchObject({
      verdict: 'failed',
      reasons: ['"says hello" (Ada): 2 of 3 judged trials passed, and its gate is all of them'],
      rehearsals: [{ verdict: 'flaky', gate_met: false }],
    });
    expect(verdictAfter(...ended('failed', 'failed', 'failed'))?.rehearsals).toMatchObject([
      { verdict: 'always_fail' },
    ]);
    const lenient = queuedOf({ ...planned, gate: { rate: 0.6 } });
    expect(given(lenient, started, ...ended('passed', 'failed', 'passed')).when(finish).state).toMatchObject({
      verdict: 'passed',
      rehearsals: [{ verdict: 'flaky', gate_met: true }],
    });
  });

  it('counts no error against the coach, and is an error itself where there were too many', () => {
    expect(verdictAfter(...ended('passed', 'error', 'passed'))).toMatchObject({
      verdict: 'error',
      reasons: ['"says hello" (Ada) could not be judged: 1 of 3 trials ended in an error, and 0 may'],
      rehearsals: [{ errors: 1, verdict: 'error', gate_met: null }],
    });
    const patient = queuedOf({ ...planned, max_errors: 1 });
    expect(given(patient, started, ...ended('passed', 'error', 'passed')).when(finish).state).toMatchObject({
      verdict: 'passed',
      rehearsals: [{ verdict: 'always_pass', gate_met: true }],
    });
  });

  it('of which nobody can know what it left behind has not passed; what the coach failed at stays failed', () => {
    const reasons = ['what the run left behind could not be found out or deleted: no'];
    const unproved: Step = (state, context) => run.finish(state, { left_behind: null, reasons }, context);
    const after = (...past: RehearsalRunFact[]) => given(queued, started, ...past).when(unproved).state;
    expect(after(...ended('passed', 'passed', 'passed'))).toMatchObject({
      state: 'error',
      verdict: 'error',
      reasons,
      left_behind: null,
    });
    expect(after(...ended('failed', 'failed', 'failed'))).toMatchObject({ verdict: 'failed', left_behind: null });
    expect(after(cancelRequested)).toMatchObject({ verdict: 'cancelled', left_behind: null });
  });

  it('ends at once when it is cancelled before it started, else when its trials have let go', () => {
    expect(given(queued).when(cancel).state).toMatchObject({
      state: 'cancelled',
      verdict: 'cancelled',
      left_behind: 0,
    });
    given(queued, started).when(cancel).then(cancelRequested);
    expect(given(queued, started, ...ended('passed'), cancelRequested).when(finish).state).toMatchObject({
      verdict: 'cancelled',
      reasons: ['the run was cancelled: 1 of 3 trials had ended'],
    });
  });

  it('is pinned where it passed, once, until that is taken back', () => {
    const passed = [queued, started, ...ended('passed', 'passed', 'passed'), finished('passed')];
    const isPinned: RehearsalRunFact = { type: 'RehearsalRunPinned', data: {} };
    given(...passed)
      .when(run.pin)
      .then(isPinned);
    expect(given(...passed).when(run.pin).state).toMatchObject({ verdict: 'passed', pinned: true });
    given(...passed, isPinned)
      .when(run.pin)
      .thenRefused('REHEARSAL_RUN_PINNED');
    expect(given(...passed, isPinned).when(run.unpin).state).not.toHaveProperty('pinned');
    given(...passed)
      .when(run.unpin)
      .thenRefused('REHEARSAL_RUN_NOT_PINNED');
    given(queued).when(run.pin).thenRefused('REHEARSAL_RUN_NOT_PASSED');
    for (const step of [run.pin, run.unpin]) given().when(step).thenRefused('REHEARSAL_RUN_NOT_FOUND');
  });

  it('never changes once it has a verdict, and is found or not found', () => {
    const over = given(queued, cancelRequested, finished('cancelled'));
    for (const step of [cancel, start, record(1), finish]) {
      over.when(step).thenRefused('REHEARSAL_RUN_ENDED');
      given().when(step).thenRefused('REHEARSAL_RUN_NOT_FOUND');
    }
  });
});
