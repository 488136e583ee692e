import { describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { failuresOf } from './failures.js';

type Broken = TrialSummary['failures'][number];

const broken = (step: Broken['step'], measured: Broken['measured'] = 'x'): Broken => ({
  expectation: `holds at ${step}`,
  step,
  path: null,
  expected: 'y',
  measured,
  ok: false,
  should: false,
  pointer: step === 'end' ? '/expectations/0' : `/script/${step - 1}/expect/0`,
});

const trial = (rehearsal: number, number: number, ...failures: Broken[]): TrialSummary => ({
  rehearsal,
  trial: number,
  seed: 1,
  verdict: failures.length > 0 ? 'failed' : 'passed',
  error: null,
  instance_id: null,
  kept: false,
  turns: 1,
  duration_ms: 1,
  cost: NO_COST,
  failures,
  advice: 0,
});

describe('what broke in a run', () => {
  it('is told once an expectation, with the trials it broke in and how often it broke otherwise', () => {
    const trials = [trial(0, 3, broken(1, 'z')), trial(0, 1, broken(1)), trial(0, 2), trial(0, 4, broken(1))];
    const [failure, ...more] = failuresOf({ trials });
    expect(more).toEqual([]);
    expect(failure).toMatchObject({ rehearsal: 0, step: 1, measured: 'x', otherwise: 1 });
    expect(failure?.trials.map((each) => each.trial)).toEqual([1, 3, 4]);
  });

  it('is in the order of the rehearsals and their steps, the end last', () => {
    const trials = [trial(1, 1, broken(1)), trial(0, 1, broken('end'), broken(10)), trial(0, 2, broken(2))];
    expect(failuresOf({ trials }).map(({ rehearsal, step }) => [rehearsal, step])).toEqual([
      [0, 2],
      [0, 10],
      [0, 'end'],
      [1, 1],
    ]);
  });
});
