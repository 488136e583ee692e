import { describe, expect, it } from '@jest/globals';
import { lengthWords, plannedScenario } from './planned-scenario.js';

const stage = (target: number, duration: string) => ({ target, duration });

describe('a scenario of a script', () => {
  it.each([
    ['shared-iterations', { vus: 10, iterations: 100 }, '100 iterations by 10 virtual users', null, 100],
    ['per-vu-iterations', { vus: 5, iterations: 20 }, '20 iterations by each of 5 virtual users', null, 100],
    ['constant-vus', { vus: 1, duration: '2m0s' }, '1 virtual user for 2 min', 120, null],
    ['constant-arrival-rate', { rate: 30, timeUnit: '1m0s', duration: '90s' }, '0.5/s for 90 s', 90, 45],
    [
      'ramping-arrival-rate',
      { startRate: 0, timeUnit: '1m0s', stages: [stage(300, '30s'), stage(300, '2m0s'), stage(0, '0s')] },
      'ramps to 5/s over 30 s, then holds 5/s for 2 min, then goes to 0/s at once',
      150,
      675,
    ],
    [
      'ramping-vus',
      { startVUs: 1, stages: [stage(10, '1m0s'), stage(0, '10s')] },
      'ramps to 10 virtual users over 1 min, then ramps to 0 virtual users over 10 s',
      70,
      null,
    ],
    ['externally-controlled', { duration: '5m0s' }, 'externally-controlled for 5 min', 300, null],
  ])('of the kind %s is said in words and numbers', (executor, scenario, words, seconds, iterations) => {
    expect(plannedScenario('a', { executor, ...scenario })).toEqual({
      name: 'a',
      executor,
      words,
      seconds,
      iterations,
    });
  });

  it('says when it begins, and of many stages only the first', () => {
    const late = { executor: 'constant-vus', vus: 2, duration: '10s', startTime: '30s' };
    expect(plannedScenario('a', late).words).toBe('after 30 s 2 virtual users for 10 s');
    const stages = Array.from({ length: 40 }, (_, n) => stage(n + 2, '1s'));
    expect(plannedScenario('a', { executor: 'ramping-vus', startVUs: 1, stages }).words).toMatch(
      /, then 34 more stages$/,
    );
  });

  it.each([
    [0.5, '0.5 s'],
    [60, '1 min'],
    [90, '90 s'],
    [150, '2 min 30 s'],
    [5400, '1 h 30 min'],
  ])('that lasts %d seconds lasts %s', (seconds, words) => {
    expect(lengthWords(seconds)).toBe(words);
  });
});
