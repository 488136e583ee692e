import { describe, expect, it } from '@jest/globals';
import { executorsOf, progressOfExecutors, Scenario } from './executors.js';

const executors = executorsOf({
  ramp: Scenario.parse({
    executor: 'ramping-arrival-rate',
    stages: [{ duration: '15s' }, { duration: '1m0s' }],
    startTime: '10s',
  }),
  steady: Scenario.parse({ executor: 'constant-vus', vus: 2, duration: '1m40s' }),
  each: Scenario.parse({ executor: 'per-vu-iterations', vus: 2, iterations: 5 }),
  shared: Scenario.parse({ executor: 'shared-iterations', vus: 2, iterations: 8 }),
  byHand: Scenario.parse({ executor: 'externally-controlled' }),
});

describe('the progress of executors', () => {
  it('goes by the clock for those with a length, and by count for those that count', () => {
    const done = new Map([
      ['each', 5],
      ['shared', 2],
      ['steady', 70],
    ]);
    expect(progressOfExecutors(executors, done, 25).map(({ name, fraction }) => [name, fraction])).toEqual([
      ['ramp', 0.2],
      ['steady', 0.25],
      ['each', 0.5],
      ['shared', 0.25],
      ['byHand', null],
    ]);
  });

  it('is neither below nothing nor above all', () => {
    expect(progressOfExecutors(executors, new Map(), 5)[0]).toMatchObject({ fraction: 0, iterations: 0 });
    expect(progressOfExecutors(executors, new Map(), 500)[0]).toMatchObject({ fraction: 1 });
  });
});
