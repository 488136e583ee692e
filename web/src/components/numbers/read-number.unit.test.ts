import { describe, expect, it } from '@jest/globals';
import { isUnread, numberFault, readNumber } from './read-number.js';

const minutes = { min: 0.05, max: 240 };
const count = { min: 1, max: 16, isWhole: true };

describe('a field of numbers', () => {
  it.each([
    ['5', 5],
    [' 5.5 ', 5.5],
    ['5,5', 5.5],
    [',5', 0.5],
    ['0,125', 0.125],
    ['1e2', 100],
    ['+7', 7],
  ])('reads %j', (text, number) => {
    expect(readNumber(text, minutes)).toBe(number);
    expect(numberFault(number, minutes)).toBeUndefined();
  });

  it.each(['1e9', '-3', 'abc', '5 min', '1.2.3', '0x10', 'Infinity', '-', '1e400', '241'])(
    'keeps %j as it was typed, and says what it takes',
    (text) => {
      const typed = readNumber(text, minutes);
      expect(typed).toBe(text);
      expect(isUnread(typed)).toBe(true);
      expect(numberFault(typed, minutes)).toBe('Must be a number from 0.05 to 240.');
    },
  );

  it('takes no part of a whole', () => {
    expect(readNumber('2', count)).toBe(2);
    expect(numberFault(readNumber('2,5', count), count)).toBe('Must be a whole number from 1 to 16.');
    expect(readNumber('9007199254740993', { isWhole: true })).toBe('9007199254740993');
  });

  it('guesses nothing where a comma may part thousands', () => {
    expect(readNumber('1,500')).toBe('1,500');
    expect(numberFault('1,500')).toBe('Write 1500, or a point for the comma.');
  });

  it('says only the bounds that it has', () => {
    expect(numberFault('abc')).toBe('Must be a number.');
    expect(numberFault('abc', { min: 1 })).toBe('Must be a number, at least 1.');
    expect(numberFault('abc', { max: 9 })).toBe('Must be a number, at most 9.');
  });

  it('may be empty', () => {
    expect(readNumber('  ', minutes)).toBe('');
    expect(isUnread('')).toBe(false);
    expect(numberFault('', minutes)).toBeUndefined();
  });
});
