import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { storedSize } from './stored-size.js';

const inJson = (state: object) => Buffer.byteLength(JSON.stringify(state));
const inBson = (state: object) => mongoose.mongo.BSON.calculateObjectSize(state);

describe('the size of a state', () => {
  it.each([
    ['text', { messages: [{ content: 'a'.repeat(10_000) }] }],
    ['text of several bytes a letter', { messages: [{ content: '昔'.repeat(10_000) }] }],
    ['control characters, six bytes each in JSON', { messages: [{ content: '\u0001'.repeat(10_000) }] }],
    ['many small numbers, ten bytes each in BSON', { metadata: { list: Array.from({ length: 10_000 }, () => 0) } }],
    ['a list of short texts', { notes: Array.from({ length: 10_000 }, () => '') }],
    ['nothing', { a: null, b: [] }],
  ])('covers what it takes in JSON and in BSON: %s', (_what, state) => {
    expect(storedSize(state)).toBeGreaterThanOrEqual(Math.max(inJson(state), inBson(state)));
  });

  it('looks at each entry once: a state that goes on from another is measured by what is new', () => {
    let looks = 0;
    const entry = { toJSON: () => ({ content: `look ${++looks}` }) };
    const before = { messages: [entry] };
    const size = storedSize(before);
    const after = { ...before, messages: [...before.messages, { content: 'new' }] };
    expect(storedSize(after)).toBeGreaterThan(size);
    expect(looks).toBe(1);
  });
});
