import { describe, expect, it } from '@jest/globals';
import { closest, editDistance, quoted, splitHint, withHint } from './suggest.js';

describe('suggestions', () => {
  it('count a swap of neighbours as one edit', () => {
    expect(editDistance('phase', 'phaes')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });

  it('name the nearest candidate', () => {
    expect(closest('first_nam', ['last_name', 'first_name'])).toBe('first_name');
  });

  it('find a word inside a longer one', () => {
    expect(closest('phase', ['identity_focus', 'current_phase'])).toBe('current_phase');
  });

  it('stay silent when nothing is near', () => {
    expect(closest('zzz', ['user', 'actions'])).toBeUndefined();
    expect(withHint('Wrong.', undefined)).toBe('Wrong.');
  });

  it('can be taken off a message again', () => {
    expect(splitHint(withHint('"x" is wrong.', '"y"'))).toEqual({
      message: '"x" is wrong.',
      hint: 'Did you mean "y"?',
    });
    expect(splitHint('"x" is wrong.')).toEqual({ message: '"x" is wrong.' });
  });

  it('quote values without repeating a transcript', () => {
    expect(quoted('a"b')).toBe('"a\\"b"');
    expect(quoted('x'.repeat(5_000))).toHaveLength(65);
    expect([quoted([1]), quoted({}), quoted(4), quoted(null)]).toEqual(['a list', 'an object', '4', 'null']);
  });
});
