import { describe, expect, it } from '@jest/globals';
import { ApiError } from '@rehearsal/client/api-error';
import { problemOf } from '@rehearsal/client/problem-of';
import { asApiError } from './as-api-error.js';

describe('what a person is shown of an error', () => {
  it('tells a problem of the gateway apart from a defect of the page', () => {
    const problem = problemOf(404, {});
    expect(asApiError(problem)).toBe(problem);
    expect(asApiError(new TypeError('x is undefined'))).toBeInstanceOf(ApiError);
    expect(asApiError(new TypeError('x is undefined')).code).toBe('UNEXPECTED');
  });
});
