import type { PlannedRehearsal, RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ExpectationResult, Trial } from '@rehearsal/contracts/rehearsal/trial';

const EXPECTED: ExpectationResult = {
  expectation: 'a name is proposed',
  step: 'end',
  path: '$.identities[*]',
  expected: { at_least: 1 },
  measured: 0,
  ok: false,
  should: false,
  pointer: '/expectations/0',
};

/** An expectation that did not hold, with what a test does not care about filled in. */
export const aBrokenExpectation = (changed: Partial<ExpectationResult> = {}): ExpectationResult => ({
  ...EXPECTED,
  ...changed,
});

const planned = (rehearsal: string, trials: number): PlannedRehearsal => ({
  rehearsal,
  scenario_name: 'First visit',
  source: { content: 'f'.repeat(64), file: 'rehearsals/first-visit.json' },
  trials,
  gate: 'all',
  max_errors: 0,
});

const COST = { calls: 1, counted_calls: 1, input_tokens: 100, output_tokens: 20 };

/** A trial in the run, that passed unless it is said otherwise. */
export const aTrialSummary = (changed: Partial<TrialSummary> = {}): TrialSummary => ({
  rehearsal: 0,
  trial: 1,
  seed: 11,
  verdict: 'passed',
  error: null,
  instance_id: null,
  kept: false,
  turns: 4,
  duration_ms: 1250,
  cost: COST,
  failures: [],
  advice: 0,
  ...changed,
});

const failed = { verdict: 'failed', instance_id: 'inst-2', kept: true, failures: [EXPECTED] } as const;
const unreachable = { kind: 'engine', detail: 'my-coach did not answer within 60 s' } as const;

/**
 * A run with one rehearsal of each verdict: always passed, flaky (two of three passed), always failed, and one that could
 * not be judged.
 */
export const aRehearsalRun = (changed: Partial<RehearsalRunView> = {}): RehearsalRunView => ({
  id: 'run-1',
  version: 9,
  state: 'failed',
  verdict: 'failed',
  reasons: ['2 of 4 rehearsals did not meet their gates: asks about the family, ends the talk'],
  engine: 'my-coach',
  seed: 1,
  keep: 'failed',
  label: null,
  rehearsals: [
    { ...planned('from the first hello to a name', 2), passed: 2, failed: 0, errors: 0, verdict: 'always_pass', gate_met: true }, // prettier-ignore
    { ...planned('asks about the family', 3), passed: 2, failed: 1, errors: 0, verdict: 'flaky', gate_met: false },
    { ...planned('ends the talk', 1), passed: 0, failed: 1, errors: 0, verdict: 'always_fail', gate_met: false },
    { ...planned('waits for an answer', 1), passed: 0, failed: 0, errors: 1, verdict: 'error', gate_met: null },
  ],
  trials: [
    aTrialSummary({ trial: 2, seed: 12 }),
    aTrialSummary(),
    aTrialSummary({ rehearsal: 1, seed: 21 }),
    aTrialSummary({ rehearsal: 1, trial: 2, seed: 22, ...failed, failures: [EXPECTED] }),
    aTrialSummary({ rehearsal: 1, trial: 3, seed: 23, advice: 1 }),
    aTrialSummary({ rehearsal: 2, seed: 31, ...failed, failures: [aBrokenExpectation({ step: 2, path: null, pointer: '/script/1/expect/0' }), EXPECTED] }), // prettier-ignore
    aTrialSummary({ rehearsal: 3, seed: 41, verdict: 'error', error: unreachable, turns: 1 }),
  ],
  cost: { calls: 25, counted_calls: 25, input_tokens: 1000, output_tokens: 200 },
  left_behind: 0,
  requested_by: 'someone',
  queued_at: '2026-01-01T00:00:00.000Z',
  started_at: '2026-01-01T00:00:01.000Z',
  finished_at: '2026-01-01T00:00:11.500Z',
  ...changed,
});

const turn = { version_before: 1, version_after: 2, duration_ms: 120, prompt: 'You are a coach.', cost: COST };

/** The second trial of the flaky rehearsal above, whole: words, a choice, a move of the clock, a refused action. */
export const aTrial = (changed: Partial<Trial> = {}): Trial => ({
  run_id: 'run-1',
  rehearsal: 'asks about the family',
  trial: 2,
  seed: 22,
  engine: 'my-coach',
  fingerprint: 'http:my-coach:abc',
  verdict: 'failed',
  error: null,
  instance_id: 'inst-2',
  kept: true,
  steps: [
    {
      step: 1,
      kind: 'say',
      turns: [
        { said: 'Hello', chosen: false, reply: 'Welcome! Shall we begin?', choices: ["Let's begin", 'Not yet'], actions: [], phase: 'INTRODUCTION' }, // prettier-ignore
      ],
    },
    {
      step: 2,
      kind: 'choose',
      turns: [
        {
          said: "Let's begin",
          chosen: true,
          reply: 'Tell me about your work.',
          choices: [],
          actions: [
            { action_type: 'TRANSITION_PHASE', parameters: { phase: 'GET_TO_KNOW_YOU' } },
            {
              action_type: 'ARCHIVE_IDENTITY',
              parameters: { identity: 'Nurse' },
              refused: 'there is no such identity',
            },
          ],
          phase: 'GET_TO_KNOW_YOU',
        },
      ],
    },
    { step: 3, kind: 'advance_clock', turns: [], clock: '2025-01-04T09:00:00.000Z' },
  ],
  turns: [
    { ...turn, step: 1, message_id: 'm1', changes: [] },
    {
      ...turn,
      step: 2,
      message_id: 'm2',
      changes: [
        { pointer: '/coach_state/current_phase', left: 'INTRODUCTION', right: 'GET_TO_KNOW_YOU' },
        { pointer: '/chat_messages/4', right: 'Tell me about your work.' },
      ],
    },
  ],
  results: [
    aBrokenExpectation({ expectation: 'is in the introduction', step: 1, path: '$.coach_state.current_phase', expected: 'INTRODUCTION', measured: 'INTRODUCTION', ok: true, pointer: '/script/0/expect/0' }), // prettier-ignore
    aBrokenExpectation({ expectation: 'asks one question', step: 2, path: null, expected: 'one question', measured: 'two', should: true, pointer: '/script/1/expect/0' }), // prettier-ignore
    EXPECTED,
    aBrokenExpectation({ expectation: 'the person stays who she is', path: '$.profile', expected: null, measured: 'the script did not come to its end', ok: null, pointer: '/expectations/1' }), // prettier-ignore
  ],
  cost: COST,
  started_at: '2026-01-01T00:00:03.000Z',
  ended_at: '2026-01-01T00:00:04.250Z',
  ...changed,
});
