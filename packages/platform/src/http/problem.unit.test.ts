import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { z } from 'zod';
import { callerInput } from './caller-input.js';
import { InvalidInputError, NotFoundError, PlatformError, Refusal, UnavailableError } from '../errors.js';
import { asPlatformError, faultsOf, problemOf } from './problem.js';

describe('a problem', () => {
  it('says what, by code, type, title and status', () => {
    expect(problemOf(new Refusal('SCENARIO_NAME_TAKEN', 'There is one already.'))).toEqual({
      type: '/problems/scenario-name-taken',
      title: 'Scenario name taken',
      status: 409,
      detail: 'There is one already.',
      code: 'SCENARIO_NAME_TAKEN',
    });
  });

  it('counts its faults', () => {
    const fault = { pointer: '/name', message: 'too long' };
    expect(problemOf(new InvalidInputError([fault]))).toMatchObject({
      detail: '1 fault in the request',
      errors: [fault],
    });
    expect(problemOf(new InvalidInputError([fault, fault])).detail).toBe('2 faults in the request');
  });
});

describe('the faults of a body', () => {
  const schema = z.strictObject({
    items: z.array(z.strictObject({ name: z.string() })),
    'a/b': z.object({ '~': z.number() }),
  });

  it('are named by JSON Pointer', () => {
    const { error } = schema.safeParse({ items: [{ name: 'x' }, { name: 5 }], 'a/b': { '~': 'x' } });
    expect(pointersOf(error)).toEqual(['/items/1/name', '/a~1b/~0']);
  });

  it('name each unknown key, escaped as a pointer asks', () => {
    const { error } = schema.safeParse({ items: [{ name: 'x', extra: 1 }], 'a/b': { '~': 1 }, 'c/d': 1, 'e~f': 1 });
    expect(pointersOf(error)).toEqual(['/items/0/extra', '/c~1d', '/e~0f']);
  });

  it('are the empty pointer where the body itself is wrong', () => {
    expect(pointersOf(schema.safeParse([]).error)).toEqual(['']);
  });

  it('begin where the part of the body begins', () => {
    const { error } = z.string().safeParse(5);
    expect(error && faultsOf(error, '/template').map(({ pointer }) => pointer)).toEqual(['/template']);
  });
});

describe('any error becomes one that a caller may see', () => {
  it.each([
    ['one of ours as it is', new NotFoundError('scenario', 'x'), 'NOT_FOUND', 404],
    ["a caller's input that did not fit", refusedInput(), 'INVALID_INPUT', 400],
    ['data of our own that did not fit', new z.ZodError([]), 'INTERNAL_ERROR', 500],
    ['a path that is no URL', new URIError('x'), 'INVALID_INPUT', 400],
    ['an outage', new UnavailableError('away'), 'UNAVAILABLE', 503],
    ['a database that does not answer', new mongoose.mongo.MongoNetworkError('x'), 'UNAVAILABLE', 503],
    ['something thrown that is no error', 'oops', 'INTERNAL_ERROR', 500],
  ])('%s', (_, error, code, status) => {
    const known = asPlatformError(error);
    expect(known).toBeInstanceOf(PlatformError);
    expect(known).toMatchObject({ code, status });
  });

  it("and of a caller's input it names the place", () => {
    expect(refusedInput()).toMatchObject({ extra: { errors: [{ pointer: '/limit' }] } });
  });

  it('without a word of what went wrong inside', () => {
    expect(problemOf(asPlatformError(new Error('canary'))).detail).not.toContain('canary');
  });
});

const pointersOf = (error: z.ZodError | undefined) => (error ? faultsOf(error).map(({ pointer }) => pointer) : []);

function refusedInput(): unknown {
  try {
    return callerInput(z.object({ limit: z.number() }), { limit: 'many' });
  } catch (error) {
    return error;
  }
}
