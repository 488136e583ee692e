import { describe, expect, it } from '@jest/globals';
import { compareRuns } from '@rehearsal/rehearsing/compare/compare-runs';
import { coverageOf } from '@rehearsal/rehearsing/covered/coverage';
import { aRehearsalRun, aTrial } from '@rehearsal/testing/rehearsal-runs';
import { createColors } from '../terminal/colors.js';
import { comparisonText } from './comparison-text.js';
import { coverageText } from './coverage-text.js';
import { trialText } from './trial-text.js';

const colors = createColors(false);

describe('a comparison of two rehearsal runs', () => {
  it('has a row for each rehearsal, and the verdict at the end', () => {
    const base = aRehearsalRun({ id: 'run-0' });
    const trials = base.trials.map((each) => (each.seed === 23 ? { ...each, verdict: 'failed' as const } : each));
    const comparison = compareRuns(base, aRehearsalRun({ trials }), { deterministic: true });
    expect(comparisonText(comparison, colors).split('\n')).toEqual([
      expect.stringMatching(/^ +REHEARSAL +BASE +RUN +P$/),
      expect.stringMatching(/^same +from the first hello to a name +2 of 2 +2 of 2 +- +no trial turned$/),
      expect.stringMatching(/^worse +asks about the family +2 of 3 +1 of 3 +- +trial 3 passed and now fails$/),
      expect.stringMatching(/^same +ends the talk /),
      expect.stringMatching(/^same +waits for an answer /),
      '',
      'worse: run-1 against run-0',
    ]);
  });
});

describe('the coverage of a suite', () => {
  it('tells what was gone through, and what never', () => {
    const text = coverageText(coverageOf([aTrial()]), ['run-1'], colors);
    expect(text).toContain('Phases: 2 of 11\n  1  INTRODUCTION\n  1  GET_TO_KNOW_YOU\n  never: IDENTITY_WARM_UP, ');
    expect(text).toContain("Choices: 1 of 2\n  1  Let's begin\n  never: Not yet");
    expect(text.split('\n').at(-1)).toBe('1 trial of run run-1');
  });
});

describe('a trial', () => {
  it('is told step by step, with its times, what broke, and how one goes on from before that', () => {
    const times = { time_to_first_token_ms: 40, e2e_latency_ms: 90 };
    const { turns, results } = aTrial();
    const broken = { expectation: 'asks about the family', step: 2, path: null, expected: 'family', measured: 'work', ok: false, should: false, pointer: '/script/1/expect/0' } as const; // prettier-ignore
    const untold = {
      ...broken,
      expectation: 'ends well',
      step: 'end',
      measured: 'not judged: it ended',
      ok: null,
    } as const;
    const trial = aTrial({ turns: turns.map((turn) => ({ ...turn, times })), results: [...results, broken, untold] });
    const text = trialText(trial, colors);
    expect(text).toMatch(/^asks about the family, trial 2: failed\n {2}engine my-coach, seed 22, /);
    expect(text).toContain(
      "Step 1  say\n    person     Hello\n    coach      Welcome! Shall we begin?\n    offers     Let's begin | Not yet\n",
    );
    expect(text).toContain('    took       120 ms: engine 90 ms, first token after 40 ms\n');
    expect(text).toContain("Step 2  choose\n    chooses    Let's begin\n");
    expect(text).toContain('  ✖ asks about the family\n    expected   "family"\n    measured   "work"');
    expect(text).toContain('  ? ends well\n               not judged: it ended\n');
    expect(text).toMatch(/\nBefore the failure: rehearse instances fork inst-2 --at 1$/);
    expect(trialText(aTrial({ kept: false }), colors)).toMatch(/\nIts test user is gone\.$/);
  });
});
