import { expect, it } from '@jest/globals';
import { valueWords } from './metric-words.js';

it('the statistics of a metric are said with their units', () => {
  const values = { avg: 120.5, 'p(95)': 1234.5, count: 40 };
  expect(valueWords({ type: 'trend', unit: 'ms', values })).toEqual([
    ['avg', '121 ms'],
    ['p(95)', '1,235 ms'],
    ['count', '40'],
  ]);
});

it('a rate is said as a share and as a part of all, never as passes and fails', () => {
  expect(valueWords({ type: 'rate', unit: 'share', values: { rate: 0, passes: 0, fails: 22 } })).toEqual([
    ['rate', '0 %'],
    ['true', '0 of 22'],
  ]);
});
