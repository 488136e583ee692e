import { describe, expect, it } from '@jest/globals';
import { limitLines, topOf } from './limits.js';

describe('the limits that a chart draws', () => {
  it('are those on what it shows, each on its axis', () => {
    const thresholds = [
      { metric: 'http_req_duration', limit: 'p(95)<200' },
      { metric: 'http_reqs', limit: 'rate >= 5' },
      { metric: 'http_req_duration{name:slow}', limit: 'p(95)<900' },
      { metric: 'http_req_duration', limit: 'count>10' },
      { metric: 'response_time_ms', limit: 'p(95)<10000' },
      { metric: 'checks', limit: 'rate>0.95' },
    ];
    expect(limitLines(thresholds)).toEqual([
      { label: 'http_req_duration p(95)<200', scale: 'ms', value: 200 },
      { label: 'http_reqs rate >= 5', scale: 'y', value: 5 },
    ]);
  });

  it('lift the end of the axis, unless they are far above all that was measured', () => {
    const line = { label: '', scale: 'ms', value: 200 } as const;
    expect(topOf(100, [line], 'ms')).toBeCloseTo(220);
    expect(topOf(10, [line], 'ms')).toBeCloseTo(11);
    expect(topOf(100, [line], 'y')).toBeCloseTo(110);
    expect(topOf(0, [], 'ms')).toBeCloseTo(1.1);
  });
});
