import { describe, expect, it } from '@jest/globals';
import { nearestPath, pathOf, pointerRange } from './pointer-range.js';

const text = `{
  "user": { "first_name": "A \\"quoted\\" name, with ] and }" },
  "list": [1, [2, 3], {"a/b": true}],
  "empty": {},
  "last": null
}`;

const at = (pointer: string): string => {
  const { from, to } = pointerRange(text, pointer);
  return text.slice(from, to);
};

describe('the place of a JSON pointer in a text', () => {
  it.each([
    ['/user/first_name', '"first_name": "A \\"quoted\\" name, with ] and }"'],
    ['/list/0', '1'],
    ['/list/1', '[2, 3]'],
    ['/list/1/1', '3'],
    ['/list/2/a~1b', '"a/b": true'],
    ['/empty', '"empty": {}'],
    ['/last', '"last": null'],
  ])('finds %s', (pointer, found) => {
    expect(at(pointer)).toBe(found);
  });

  it('gives the whole text for the empty pointer', () => {
    expect(at('')).toBe(text);
  });

  it('gives what should hold it when a key is missing', () => {
    expect(at('/list/2/missing')).toBe('{"a/b": true}');
    expect(at('/missing')).toBe(text);
  });

  it.each(['', '{', '{"a', '[1, {x', '{"a": }', 'nonsense'])('ends, and says something, for %j', (broken) => {
    const { from, to } = pointerRange(broken, '/a/0');
    expect(from).toBeLessThanOrEqual(to);
    expect(from).toBeLessThanOrEqual(broken.length);
  });

  it('takes the last of two equal keys, as JSON.parse does', () => {
    const twice = '{"a": 1, "a": 2}';
    const { from, to } = pointerRange(twice, '/a');
    expect(twice.slice(from, to)).toBe('"a": 2');
  });
});

describe('the keys of a JSON pointer', () => {
  it('unescapes ~1 and ~0', () => {
    expect(pathOf('/a~1b/~01')).toEqual(['a/b', '~1']);
    expect(pathOf('')).toEqual([]);
  });
});

describe('the nearest place that is there', () => {
  const json = { list: [{ a: null }] };

  it.each([
    [
      ['list', '0', 'a'],
      ['list', '0', 'a'],
    ],
    [
      ['list', '0', 'b'],
      ['list', '0'],
    ],
    [
      ['list', '0', 'a', 'c'],
      ['list', '0', 'a'],
    ],
    [['list', '7', 'a'], ['list']],
    [['constructor'], []],
  ])('of %j is %j', (path, nearest) => {
    expect(nearestPath(json, path)).toEqual(nearest);
  });
});
