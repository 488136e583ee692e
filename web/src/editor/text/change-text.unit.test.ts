import { describe, expect, it } from '@jest/globals';
import { changeBetween, valueAt, withEntry, withValue } from './change-text.js';

const typed = `{ "name": "By hand",   "tags": ["one","two"],

  "template": {"user": {"first_name":"Sam"}}}`;

describe('a value that is changed in a text', () => {
  it('leaves all other text as it was typed', () => {
    expect(withValue(typed, ['template', 'user', 'first_name'], 'Kim')).toBe(typed.replace('"Sam"', '"Kim"'));
    expect(withValue(typed, ['tags', 1], 'three')).toBe(typed.replace('"two"', '"three"'));
  });

  it('makes what holds it, where that is missing', () => {
    const text = withValue(typed, ['template', 'coach_state', 'current_phase'], 'INTRODUCTION');
    expect(JSON.parse(text)).toMatchObject({
      template: { user: { first_name: 'Sam' }, coach_state: { current_phase: 'INTRODUCTION' } },
    });
    expect(JSON.parse(withEntry(typed, ['rehearsals'], { name: 'one' }, false))).toMatchObject({
      rehearsals: [{ name: 'one' }],
    });
  });

  it('is added to the end of a list, and taken away by having none', () => {
    expect(valueAt(JSON.parse(withEntry(typed, ['tags'], 'three', true)), ['tags'])).toEqual(['one', 'two', 'three']);
    expect(valueAt(JSON.parse(withValue(typed, ['tags', 0], undefined)), ['tags'])).toEqual(['two']);
    expect(JSON.parse(withValue(typed, ['template', 'user'], undefined))).toHaveProperty('template', {});
  });
});

describe('the change between two texts', () => {
  it.each([
    ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['one two', 'one 2 two', { from: 4, to: 4, insert: '2 ' }],
    ['same', 'same', { from: 4, to: 4, insert: '' }],
  ])('of %s and %s is the least', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
    expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
  });
});
