import { describe, expect, it } from '@jest/globals';
import { Samples } from './samples.js';
import { Slices } from './slices.js';
import { parseLimit, type Limit } from './threshold.js';

const limit = (expression: string): Limit => parseLimit(expression) ?? { statistic: '', operator: '<', bound: 0 };
const trend = new Samples('trend', 'time');
const rate = new Samples('rate', 'default');
const counter = new Samples('counter', 'default');

describe('the worst slice of a threshold', () => {
  it('is the value of the tag whose samples are nearest to the limit, or beyond it', () => {
    const slices = new Slices(['http_req_duration']);
    for (let n = 1; n <= 100; n++) slices.add('http_req_duration', trend, { name: 'GET /fast' }, n);
    for (let n = 1; n <= 20; n++) slices.add('http_req_duration', trend, { name: 'GET /slow' }, 10 * n);
    expect(slices.worst('http_req_duration', limit('p(95)<150'), 10)).toEqual({
      tag: 'name',
      value: 'GET /slow',
      measured: expect.closeTo(190, 0) as unknown,
      margin: expect.closeTo(-40, 0) as unknown,
      samples: 20,
    });
  });

  it('is sought among the samples that the threshold judges', () => {
    const key = 'http_req_failed{scenario:stream}';
    const slices = new Slices([key]);
    slices.add('http_req_failed', rate, { scenario: 'other', name: 'a' }, 1);
    slices.add('http_req_failed', rate, { scenario: 'stream', name: 'b' }, 0);
    slices.add('http_req_failed', rate, { scenario: 'stream', name: 'c' }, 1);
    expect(slices.worst(key, limit('rate<0.5'), 1)).toMatchObject({ value: 'c', measured: 1, samples: 1 });
  });

  it('names where a counter counted', () => {
    const slices = new Slices(['errors']);
    slices.add('errors', counter, { scenario_name: 'a' }, 0);
    slices.add('errors', counter, { scenario_name: 'b' }, 2);
    expect(slices.worst('errors', limit('count<1'), 1)).toMatchObject({ tag: 'scenario_name', value: 'b', margin: -1 });
  });

  it.each([
    ['there is one value only', [['a', 1]]],
    ['all values measure the same', [['a', 1], ['b', 1]]], // prettier-ignore
  ] as const)('is nothing where %s', (_, values) => {
    const slices = new Slices(['m']);
    for (const [name, value] of values) slices.add('m', rate, { name }, value);
    expect(slices.worst('m', limit('rate<0.5'), 1)).toBeNull();
  });

  it('is not sought in a tag with a value for each request', () => {
    const slices = new Slices(['m']);
    for (let n = 0; n < 1000; n++) slices.add('m', trend, { name: `GET /items/${n}` }, n);
    expect(slices.worst('m', limit('max<5'), 1)).toBeNull();
  });
});
