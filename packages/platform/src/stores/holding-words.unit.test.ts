import { describe, expect, it } from '@jest/globals';
import { holdingWords } from './holding-words.js';

interface Condition {
  $regex: string;
  $options: string;
}

/** As a store would judge it. */
const isFound = (text: string, document: Record<string, string>): boolean => {
  const { $and = [] } = holdingWords(text, Object.keys(document)) as { $and?: { $or: Record<string, Condition>[] }[] };
  return $and.every(({ $or }) =>
    $or.some((each) =>
      Object.entries(each).some(([field, { $regex, $options }]) =>
        new RegExp($regex, $options).test(document[field] ?? ''),
      ),
    ),
  );
};

describe('a search by words', () => {
  it('finds what holds each of them, in whichever field', () => {
    const document = { first_name: 'Amara', label: 'The second (2)' };
    expect(isFound('amar second', document)).toBe(true);
    expect(isFound('amara third', document)).toBe(false);
    expect(isFound('  ', document)).toBe(true);
  });

  it.each(['(2)', 'a+b', '.*', '[x', 'a\\', '$', '{1}', 'x|y', 'a-b', 'a/b'])(
    'takes %p for what it is, and not for a pattern',
    (word) => {
      expect(isFound(word, { label: `before${word}after` })).toBe(true);
      expect(isFound(word, { label: 'before and after' })).toBe(false);
    },
  );

  it.each([
    ['jose', 'José'],
    ['JOSÉ', 'jose'],
    ['zoe angstrom', 'Zoë Ångström'],
    ['søren', 'SØREN'],
  ])('finds by %p also %p', (typed, name) => {
    expect(isFound(typed, { name })).toBe(true);
    expect(isFound(typed, { name: 'Nobody' })).toBe(false);
  });

  it('looks for no more words than anybody types', () => {
    const { $and } = holdingWords('a '.repeat(100), ['label']) as { $and: unknown[] };
    expect($and).toHaveLength(8);
  });
});
