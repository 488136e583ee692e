import { describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { ExpectationResult, Trial, TrialTurn, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';
import { beforeFailure } from './before-failure.js';
import { changesBeside, endResults, shownSteps } from './shown-steps.js';

const turn = (said: string): TrialTurn => ({
  said,
  chosen: false,
  reply: 'Yes.',
  choices: [],
  actions: [],
  phase: 'INTRODUCTION',
});

const record = (step: number, version: number): TurnRecord => ({
  step,
  message_id: `m${version}`,
  version_before: version,
  version_after: version + 3,
  duration_ms: 1,
  prompt: '',
  cost: NO_COST,
  changes: [],
});

const result = (step: ExpectationResult['step'], ok: boolean | null, should = false): ExpectationResult => ({
  expectation: `something at ${step}`,
  step,
  path: null,
  expected: null,
  measured: null,
  ok,
  should,
  pointer: '/expectations/0',
});

const trial: Pick<Trial, 'steps' | 'turns' | 'results'> = {
  steps: [
    { step: 1, kind: 'say', turns: [turn('one')] },
    { step: 2, kind: 'advance_clock', turns: [], clock: '2025-01-04T09:00:00.000Z' },
    { step: 3, kind: 'converse', turns: [turn('two'), turn('three')] },
  ],
  turns: [record(1, 1), record(3, 5), record(3, 8)],
  results: [result(3, true), result(1, true), result(4, null), result('end', null)],
};

describe('the transcript of a trial', () => {
  it('shows each expectation at its step, and each turn with what is known of it', () => {
    const shown = shownSteps(trial);
    expect(shown.map(({ step, kind, results }) => [step, kind, results.length])).toEqual([
      [1, 'say', 1],
      [2, 'advance_clock', 0],
      [3, 'converse', 1],
      [4, null, 1],
    ]);
    expect(shown[2]?.turns.map((each) => [each.turn.said, each.record?.message_id])).toEqual([
      ['two', 'm5'],
      ['three', 'm8'],
    ]);
    expect(endResults(trial)).toEqual([result('end', null)]);
  });
});

describe('the moment before a failure', () => {
  const before = (...results: ExpectationResult[]) => beforeFailure({ ...trial, results });

  it('is the one before the step that broke first', () => {
    expect(before(result('end', false), result(3, false), result(4, false))).toEqual({ version: 5, next: 3 });
  });

  it('is the one after all turns before it where the step came to none', () => {
    expect(before(result(4, false))).toEqual({ version: 11, next: 4 });
    expect(before(result(2, false))).toEqual({ version: 4, next: 2 });
  });

  it('is the one before the last turn where the end was found wrong', () => {
    expect(before(result('end', false))).toEqual({ version: 8, next: 'last' });
  });

  it('is none where nothing broke that counts, or nothing was said', () => {
    expect(before(result(1, true), result(3, false, true), result('end', null))).toBeUndefined();
    expect(beforeFailure({ turns: [], results: [result(1, false)] })).toBeUndefined();
    expect(beforeFailure({ turns: [], results: [result('end', false)] })).toBeUndefined();
  });
});

describe('the changes of a turn', () => {
  it('are told but for what was said and done in it', () => {
    const changes = [
      { pointer: '/actions/0', right: {} },
      { pointer: '/chat_messages/3', right: {} },
      { pointer: '/chat_messages/1', left: {}, right: {} },
      { pointer: '/coach_state/current_phase', left: 'INTRODUCTION', right: 'GET_TO_KNOW_YOU' },
      { pointer: '/user_notes/0', right: {} },
    ];
    expect(changesBeside({ changes }).map(({ pointer }) => pointer)).toEqual([
      '/chat_messages/1',
      '/coach_state/current_phase',
      '/user_notes/0',
    ]);
  });
});
