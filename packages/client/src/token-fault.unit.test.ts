import { describe, expect, it } from '@jest/globals';
import { tokenFault } from './token-fault.js';

describe('the fault of a token', () => {
  it.each([
    ['', 'it is empty'],
    ['rhl_a\nrhl_b', 'it holds a line break'],
    ['rhl_a\r\nb', 'it holds a line break'],
    ['\u201crhl_a\u201d', 'it holds typographic quotes'],
    ['rhl_a rhl_b', 'it holds white space'],
    ['rhl_a\u00a0b', 'it holds white space'],
    ['rhl_\u00fc', 'it holds a character that is no letter, digit or sign of plain ASCII'],
    ['rhl_\u0007', 'it holds a character that is no letter, digit or sign of plain ASCII'],
    ['rhl_\u{1f511}', 'it holds a character that is no letter, digit or sign of plain ASCII'],
  ])('of %j is named by its kind', (token, fault) => {
    expect(tokenFault(token)).toBe(fault);
  });

  it.each(['t', 'rhl_aB-3_x', 'eyJhbGciOi.J9+/=~'])('is none of %s', (token) => {
    expect(tokenFault(token)).toBeUndefined();
  });
});
