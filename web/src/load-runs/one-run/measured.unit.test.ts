import { describe, expect, it } from '@jest/globals';
import { shown } from '@rehearsal/contracts/load/units';
import { isInternal, unitOfThreshold } from './measured.js';

const metrics = [
  { name: 'http_req_duration', type: 'trend', contains: 'time', samples: 1, values: {} },
  { name: 'checks', type: 'rate', contains: 'default', samples: 1, values: {} },
  { name: 'data_sent', type: 'counter', contains: 'data', samples: 1, values: {} },
] as const;

describe('the numbers of a threshold', () => {
  it.each([
    ['http_req_duration', 'p(95)<2000', 15.94, '15.9 ms'],
    ['http_req_duration{name:models}', 'avg < 200', 1234, '1,234 ms'],
    ['http_req_duration', 'count>100', 120, '120'],
    ['checks', 'rate>0.95', 1, '100 %'],
    ['data_sent', 'count<1000000', 1_234_567, '1.2 MB'],
    ['http_req_failed', 'rate<0.05', 0.05, '5 %'],
    ['never_recorded_ms', 'p(95)<2000', null, '-'],
    ['unknown', 'count<1', 0, '0'],
  ])('of %s, %s, are said with their unit', (metric, limit, value, words) => {
    expect(shown(value, unitOfThreshold(metric, limit, [...metrics]))).toBe(words);
  });
});

it('what k6 tells of itself is apart from what a script measures', () => {
  const names = ['http_req_duration', 'http_req_blocked', 'vus', 'completion_time_ms', 'data_sent'];
  expect(names.filter((name) => isInternal({ name }))).toEqual(['http_req_blocked', 'vus', 'data_sent']);
});
