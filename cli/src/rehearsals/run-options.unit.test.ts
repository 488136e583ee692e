import { describe, expect, it } from '@jest/globals';
import { exitOfRun } from '../exit-codes.js';
import { readGate, readSeed, readTimeout } from './run-options.js';

describe('the options of a rehearsal run', () => {
  it.each([
    ['all', 'all'],
    ['0.9', { rate: 0.9 }],
    ['90%', { rate: 0.9 }],
    ['1', { rate: 1 }],
    ['62.5 %', { rate: 0.625 }],
  ])('take %s as a gate', (text, gate) => {
    expect(readGate(text)).toEqual(gate);
  });

  it.each(['', '0', '-1', '1.1', '101%', 'most', '0.9.1', '1e-3'])('refuse "%s" as a gate', (text) => {
    expect(() => readGate(text)).toThrow('Give "all", a rate');
  });

  it('take a seed, or choose one', () => {
    expect([readSeed('0'), readSeed('4294967295')]).toEqual([0, 4294967295]);
    expect(Number.isInteger(readSeed('random'))).toBe(true);
    for (const text of ['4294967296', '-1', '1.5', 'x']) expect(() => readSeed(text)).toThrow('Give a whole number');
  });

  it('take a length of time', () => {
    expect(['90', '90s', '10m', '1h30m', 'PT5M'].map(readTimeout)).toEqual(
      [90, 90, 600, 5400, 300].map((s) => s * 1000),
    );
    for (const text of ['', '0', '8d', 'soon']) expect(() => readTimeout(text)).toThrow('from a second to a week');
  });
});

describe('the exit code of a rehearsal run', () => {
  it.each([
    ['passed', 0],
    ['failed', 99],
    ['error', 3],
    ['cancelled', 3],
    [null, 3],
  ] as const)('is of %s: %i', (verdict, code) => {
    expect(exitOfRun(verdict)).toBe(code);
  });
});
