import { describe, expect, it } from '@jest/globals';
import { containsOf, valuesOf, withUnit } from './measured.js';

describe('a measured value', () => {
  it.each([
    [12.345, 'time', '12.35 ms'],
    [65_000, 'time', '65 s'],
    [1_234_567, 'data', '1.23 MB'],
    [0, 'data', '0 B'],
    [42, 'default', '42'],
    [null, 'time', '–'],
  ])('%p of %s is shown as %s', (value, contains, words) => {
    expect(withUnit(value, contains)).toBe(words);
  });

  it('has the unit of its metric, also for a part of it', () => {
    const metrics = [{ name: 'http_req_duration', type: 'trend', contains: 'time', values: {} }] as const;
    expect(containsOf('http_req_duration{scenario_name:models}', [...metrics])).toBe('time');
    expect(containsOf('unknown', [...metrics])).toBe('default');
    expect(containsOf('never_recorded_ms', [...metrics])).toBe('time');
  });

  it('shows a rate as a share and a counter by its speed', () => {
    expect(valuesOf({ name: 'checks', type: 'rate', contains: 'default', values: { rate: 0.985, passes: 197 } })).toBe(
      '98.5 % · passes 197',
    );
    expect(
      valuesOf({ name: 'data_received', type: 'counter', contains: 'data', values: { count: 2000, rate: 100 } }),
    ).toBe('count 2 kB · 100 B/s');
  });
});
