import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem-of.js';

describe('a problem of the gateway', () => {
  it('keeps the code, the detail and each fault at its place', () => {
    const error = problemOf(400, {
      title: 'Not valid',
      detail: 'The template has one fault.',
      code: 'TEMPLATE_INVALID',
      errors: [{ pointer: '/user', message: 'is required', section: 'user', hint: 'Did you mean "user"?' }],
    });
    expect(error).toMatchObject({ status: 400, code: 'TEMPLATE_INVALID', message: 'The template has one fault.' });
    expect(error.errors).toEqual([
      { pointer: '/user', message: 'is required', section: 'user', hint: 'Did you mean "user"?' },
    ]);
  });

  it('says something when the body is no problem at all', () => {
    expect(problemOf(502, undefined)).toMatchObject({ code: 'HTTP_502', message: 'The gateway answered 502' });
    expect(problemOf(500, { errors: 'none' }).errors).toEqual([]);
  });
});
