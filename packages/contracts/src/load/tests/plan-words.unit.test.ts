import { expect, it } from '@jest/globals';
import type { LoadTestPlan } from './load-test-plan.js';
import { effectWords, planWords } from './plan-words.js';

const scenario = {
  name: 'stream',
  executor: 'constant-arrival-rate',
  words: '5/s for 2 min',
  seconds: 120,
  iterations: 600,
};
const plan: LoadTestPlan = {
  test: 'a-test',
  parameters: {},
  error: null,
  scenarios: [scenario],
  seconds: 120,
  iterations: 600,
  requests_per_iteration: 1.5,
  max_vus: 1,
  thresholds: {},
  without_effect: [],
};

it('a plan is said a line for each scenario, then as sums', () => {
  expect(planWords(plan)).toEqual([
    '5/s for 2 min',
    'about 600 iterations; about 900 requests, going by the last run; at most 1 virtual user',
  ]);
  expect(planWords({ ...plan, scenarios: [scenario, { ...scenario, name: 'whole' }] }).slice(0, 2)).toEqual([
    'stream: 5/s for 2 min',
    'whole: 5/s for 2 min',
  ]);
});

it('a plan says nothing of what is not known before', () => {
  expect(planWords({ ...plan, iterations: null, max_vus: null })).toEqual(['5/s for 2 min']);
  expect(planWords({ ...plan, requests_per_iteration: null })[1]).toBe('about 600 iterations; at most 1 virtual user');
});

it('a parameter that the script does not read is named', () => {
  expect(effectWords({ without_effect: ['stream_rps'] })).toBe('Makes no difference to the script: stream_rps');
  expect(effectWords({ without_effect: [] })).toBeNull();
});
