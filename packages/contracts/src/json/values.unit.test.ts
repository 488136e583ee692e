import { describe, expect, it } from '@jest/globals';
import { FilledText, FreeJson, FreeObject, jsonFaults, listOf, Text, Timestamp } from './values.js';

const nested = (depth: number): unknown => (depth === 0 ? 'leaf' : { in: nested(depth - 1) });
const messagesFor = (value: unknown): string[] =>
  FreeObject.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('values that callers bring', () => {
  it('hold at most 100 kB of UTF-8 in a string', () => {
    expect(Text.safeParse('x'.repeat(100_000)).success).toBe(true);
    expect(Text.safeParse('x'.repeat(100_001)).success).toBe(false);
    expect(Text.safeParse('€'.repeat(33_333)).success).toBe(true);
    expect(Text.safeParse('€'.repeat(33_334)).success).toBe(false);
  });

  it('hold no half of a surrogate pair, which would not come back from storage', () => {
    expect(Text.safeParse('\ud83d\ude00').success).toBe(true);
    expect(Text.safeParse('\ud83d').success).toBe(false);
    expect(messagesFor({ '\ud83d': 1 })).toHaveLength(1);
  });

  it('may have to hold something to read', () => {
    expect(FilledText.safeParse(' \n').success).toBe(false);
  });

  it('hold at most 10,000 entries in a list', () => {
    expect(listOf(Text).safeParse(Array(10_000).fill('')).success).toBe(true);
    expect(listOf(Text).safeParse(Array(10_001).fill('')).success).toBe(false);
    expect(messagesFor({ list: Array(10_001).fill(0) })).toEqual(['has more than 10,000 entries']);
    expect(messagesFor(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [index, 0])))).toEqual([
      'has more than 10,000 keys',
    ]);
  });

  it('are at most 16 deep where they are free', () => {
    expect(messagesFor(nested(16))).toEqual([]);
    expect(messagesFor(nested(17))).toEqual(['is nested more than 16 deep']);
  });

  it.each(['__proto__', 'constructor', 'prototype', '$where', 'a.b', 'a\0b'])('have no key %j at any depth', (key) => {
    const input: unknown = JSON.parse(`{"a":[{${JSON.stringify(key)}:1}]}`);
    expect(jsonFaults(input)).toEqual([{ path: ['a', 0, key], message: expect.stringContaining('forbidden') }]);
    expect(FreeObject.safeParse(input).success).toBe(false);
  });

  it('are JSON', () => {
    expect(FreeJson.safeParse({ a: [null, true, 1.5, 'x', {}] }).success).toBe(true);
    for (const value of [undefined, Number.NaN, () => 1, new Date(0), Symbol('s')])
      expect(FreeJson.safeParse({ value }).success).toBe(false);
    expect(messagesFor([])).toEqual(['must be a JSON object']);
  });

  it('name instants with their zone', () => {
    for (const time of ['2025-01-31T09:30:00Z', '2025-01-31T09:30:00.123456+02:00'])
      expect(Timestamp.parse(time)).toBe(time);
    for (const time of ['2025-01-31', '2025-01-31T09:30:00', '2025-02-30T00:00:00Z', 'yesterday', 5])
      expect(Timestamp.safeParse(time).success).toBe(false);
  });
});
