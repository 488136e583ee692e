import { describe, expect, it } from '@jest/globals';
import { directionOf } from './direction.js';

const of = (metric: string, contains = 'default', limit?: string) =>
  directionOf(metric, contains, limit === undefined ? [] : [{ metric: `${metric}{scenario:a}`, limit }]);

describe('which way a metric is better', () => {
  it('is what the threshold of the test says', () => {
    expect(of('tokens', 'default', 'avg>20')).toBe('higher');
    expect(of('queue_length', 'default', 'p(95)<20')).toBe('lower');
  });

  it('is less for times and failures, more for what succeeds, without a threshold', () => {
    expect([of('llm_ttft_ms', 'time'), of('http_req_failed'), of('stream_errors')]).toEqual([
      'lower',
      'lower',
      'lower',
    ]);
    expect([of('checks'), of('llm_tokens_per_sec'), of('logins_success')]).toEqual(['higher', 'higher', 'higher']);
  });

  it('is not known of anything else', () => {
    expect(of('widgets')).toBeNull();
  });
});
