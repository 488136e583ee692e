import { describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { errorsOf } from './errors.js';
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

describe('what could not be judged in a run', () => {
  it('is told once a rehearsal and whose fault it was, with the trials and how often it was said otherwise', () => {
    const ended = (rehearsal: number, number: number, kind: 'engine' | 'person', detail: string): TrialSummary => ({
      ...trial(rehearsal, number),
      verdict: 'error',
      error: { kind, detail },
    });
    const trials = [
      ended(1, 2, 'person', 'has no answer to B'),
      trial(1, 3),
      ended(1, 1, 'person', 'has no answer to A'),
      ended(1, 4, 'engine', 'hung up'),
      ended(0, 1, 'engine', 'hung up'),
    ];
    const told = errorsOf({ trials }).map(({ error, otherwise, trials: of, ...each }) => [
      each.rehearsal,
      error.detail,
      otherwise,
      of.map(({ trial: number }) => number),
    ]);
    expect(told).toEqual([
      [0, 'hung up', 0, [1]],
      [1, 'has no answer to A', 1, [1, 2]],
      [1, 'hung up', 0, [4]],
    ]);
  });
});
