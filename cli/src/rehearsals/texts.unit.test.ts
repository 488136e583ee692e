import { describe, expect, it } from '@jest/globals';
import { compareRuns } from '@rehearsal/rehearsing/compare/compare-runs';
import { coverageOf } from '@rehearsal/rehearsing/covered/coverage';
import { aRehearsalRun, aTrial } from '@rehearsal/testing/rehearsal-runs';
import { createColors } from '../terminal/colors.js';
import { comparisonText } from './comparison-text.js';
import { coverageText } from './coverage-text.js';

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
