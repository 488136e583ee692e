import { describe, expect, it } from '@jest/globals';
import { exampleWords, failedCount, failedWhat, otherFailures } from './failure-words.js';

const example = { at: '2030-01-01T00:00:00Z', url: null, error: null, scenario: null, group: null };

describe('a kind of failure in words', () => {
  it('is a request with how many of its name there were, or a place of the script', () => {
    expect(failedWhat({ method: 'GET', name: '/health' })).toBe('GET /health');
    expect(failedWhat({ method: 'GET', name: 'GET /health' })).toBe('GET /health');
    expect(failedWhat({ method: null, name: '' })).toBe('(no name)');
    expect(failedWhat({ method: null, name: 'at default (script.js:8:8(26))' })).toBe('at default (script.js:8:8(26))');
    expect(failedCount({ count: 1200, requests: 34_000 })).toBe('1,200 of 34,000');
    expect(failedCount({ count: 3, requests: null })).toBe('3');
  });

  it('has an example that says only what the row does not', () => {
    const row = { outcome: 'request timeout', name: 'Slow' };
    const whole = { ...example, url: 'Slow', error: 'request timeout', scenario: 'default', group: '::a::b' };
    expect(exampleWords({ ...row, example: whole })).toBe('scenario default, group a / b');
    expect(exampleWords({ ...row, example: { ...example, url: 'http://x/7', error: 'dial: i/o timeout' } })).toBe(
      'http://x/7, dial: i/o timeout',
    );
  });

  it('says how many were of kinds that have no row', () => {
    const others = { count: 1500, first_at: '', last_at: '' };
    expect(otherFailures({ recorded: true, total: 1500, items: [], others })).toBe(
      '1,500 more, of kinds beyond the first 0',
    );
    expect(otherFailures({ recorded: true, total: 0, items: [], others: null })).toBeNull();
  });
});
