import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '@rehearsal/platform/errors';
import { z } from 'zod';
import { parseQuery } from './input.js';

const Query = z.strictObject({
  limit: z.coerce.number<string>().int().min(1).optional(),
  state: z.enum(['queued', 'running']).optional(),
  q: z.string().max(5).optional(),
});

const faultsOf = (input: Record<string, unknown>) => {
  try {
    return parseQuery(Query, input);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return (error.extra.errors ?? []).map(({ pointer, message }) => [pointer, message]);
  }
};

describe('the parameters of a query', () => {
  it.each([{ limit: ['1', '2'] }, { state: ['queued', 'queued'] }, { q: ['a', 'b'] }])(
    'are given once each: %j',
    (input) => {
      expect(faultsOf(input)).toEqual([[Object.keys(input)[0], 'is given 2 times, and takes one value']]);
    },
  );

  it.each([{ limit: '' }, { state: '' }])('that need a value say so where there is none: %j', (input) => {
    expect(faultsOf(input)).toEqual([[Object.keys(input)[0], 'is empty: give it a value, or leave it out']]);
  });

  it('may be empty words, which narrow nothing', () => {
    expect(faultsOf({ q: '' })).toEqual({ q: '' });
  });

  it('that cannot be read, or are not known, are named as before', () => {
    expect(faultsOf({ limit: 'many' })).toEqual([['limit', 'must be a number']]);
    expect(faultsOf({ colour: ['red', 'blue'] })).toEqual([['colour', '"colour" is not known here']]);
  });
});
