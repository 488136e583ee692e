import { describe, expect, it } from '@jest/globals';
import { fieldsOf, joined, keepsNothing, type Segment } from './segment.js';

const entry = (name: string) => ({ name });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(entry);

/** The segments that states in order are stored in. */
const segmentsOf = (states: readonly object[]): Segment[] =>
  states.map((state, index) => ({ _id: `x:${index + 1}`, from: 1, fields: fieldsOf(states[index - 1], state) }));

describe('a state in segments', () => {
  it.each<[string, object[]]>([
    ['a list grows', [{ list: [a] }, { list: [a, b, c] }]],
    ['a list loses its end', [{ list: [a, b, c] }, { list: [a] }]],
    ['an entry in the middle goes', [{ list: [a, b, c] }, { list: [a, c] }]],
    ['an entry in the middle changes', [{ list: [a, b, c] }, { list: [a, d, c] }]],
    ['a list is emptied and filled again', [{ list: [a, b] }, { list: [] }, { list: [c] }]],
    ['a list comes and goes', [{ one: 1 }, { one: 1, list: [a] }, { one: 2 }]],
    ['an object has the fields that segments have', [{ it: { kept: 1, added: [a] } }, { it: { whole: b }, list: [c] }]],
  ])('is the same when %s', (_what, states) => {
    const segments = segmentsOf(states);
    expect(states.map((_, index) => joined(segments.slice(0, index + 1)))).toEqual(states);
  });

  it('holds only what is new in a list', () => {
    expect(fieldsOf({ list: [a, b] }, { list: [a, b, c] })).toEqual({ list: { kept: 2, added: [c] } });
  });

  it('keeps the order of its keys', () => {
    expect(Object.keys(joined(segmentsOf([{ z: 1, list: [a], b: 2 }])) ?? {})).toEqual(['z', 'list', 'b']);
  });

  it('goes back to no earlier one where nothing of that is left', () => {
    expect(keepsNothing(fieldsOf({ list: [a, b] }, { list: [c] }))).toBe(true);
    expect(keepsNothing(fieldsOf({ list: [a, b] }, { list: [a] }))).toBe(false);
  });
});
