import { describe, expect, it } from '@jest/globals';
import { isOutage } from '../outage.js';
import { ownerProblem } from './owner-problem.js';

const words = JSON.stringify({ code: 'NOT_FOUND', detail: 'There is no instance "x".' });

describe('what an owner answers instead of a value', () => {
  it('is told in its own words', () => {
    const problem = ownerProblem('instantiator', 404, words);
    expect([problem.status, problem.code, problem.message]).toEqual([404, 'NOT_FOUND', 'There is no instance "x".']);
  });

  it('is an outage where it is 503, in whatever words', () => {
    for (const text of ['', '{}', '<html>', JSON.stringify({ code: 'UNAVAILABLE', detail: 'The store is away.' })])
      expect(isOutage(ownerProblem('instantiator', 503, text))).toBe(true);
  });

  it.each([
    [500, words],
    [401, JSON.stringify({ code: 'SERVICE_TOKEN_REQUIRED', detail: 'by their SERVICE_TOKEN' })],
    [404, '<html>'],
    [400, 'null'],
  ])('is our own defect where it is one of the owner, or no problem at all: %d %s', (status, text) => {
    const problem = ownerProblem('instantiator', status, text);
    expect([problem.status, problem.code, isOutage(problem)]).toEqual([502, 'OWNER_FAILED', false]);
  });
});
