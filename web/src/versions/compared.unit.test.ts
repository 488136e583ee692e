import { describe, expect, it } from '@jest/globals';
import { comparedOf } from './compared.js';

describe('which two versions are compared', () => {
  it('is the newest with the one before it, though numbers have gaps', () => {
    expect(comparedOf([7, 4, 1], {})).toEqual({ from: 4, to: 7 });
  });
  it('is what the address names', () => {
    expect(comparedOf([7, 4, 1], { from: '7', to: '1' })).toEqual({ from: 7, to: 1 });
  });
  it('is a version with the one before it, where only that is named', () => {
    expect(comparedOf([7, 4, 1], { to: '4' })).toEqual({ from: 1, to: 4 });
  });
  it('passes over versions that do not exist', () => {
    expect(comparedOf([7, 4, 1], { from: '2', to: 'x' })).toEqual({ from: 4, to: 7 });
  });
  it('is nothing while there is only one', () => {
    expect(comparedOf([1], {})).toBeUndefined();
    expect(comparedOf([], {})).toBeUndefined();
  });
});
