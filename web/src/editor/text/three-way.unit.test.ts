import { describe, expect, it } from '@jest/globals';
import { disputesOf, settled } from './three-way.js';

const base = {
  name: 'A',
  tags: ['x'],
  template: { user: { first_name: 'Sam', last_name: 'E' }, list: [{ a: 1 }, { a: 2 }] },
};
const theirs = {
  name: 'B',
  tags: ['x', 'y'],
  template: { user: { first_name: 'Kim', last_name: 'E' }, list: [{ a: 1 }, { a: 3 }] },
};
const mine = {
  name: 'C',
  tags: ['x'],
  template: { user: { first_name: 'Sam', last_name: 'F' }, list: [{ a: 1 }, { a: 2 }] },
  more: 1,
};

describe('two changes of one scenario', () => {
  it('are told apart field by field, with who changed what', () => {
    const found = disputesOf(base, theirs, mine).map(({ path, changedBy }) => [path.join('/'), changedBy]);
    expect(found).toEqual([
      ['name', 'both'],
      ['tags', 'theirs'],
      ['template/user/first_name', 'theirs'],
      ['template/user/last_name', 'mine'],
      ['template/list/1/a', 'theirs'],
      ['more', 'mine'],
    ]);
  });

  it('have no difference where both came to the same', () => {
    expect(disputesOf(base, { ...base, name: 'Z' }, { ...base, name: 'Z' })).toEqual([]);
  });

  it('take a list that grew for one thing', () => {
    const [only] = disputesOf({ list: [1] }, { list: [1, 2] }, { list: [1, 3, 4] });
    expect(only).toMatchObject({ path: ['list'], theirs: [1, 2], mine: [1, 3, 4], changedBy: 'both' });
  });

  it('are settled as was chosen, and lose nothing else', () => {
    const text = JSON.stringify(mine, null, 2);
    const disputes = disputesOf(base, theirs, mine);
    const merged = settled(text, disputes, ({ changedBy }) => (changedBy === 'theirs' ? 'theirs' : 'mine'));
    expect(JSON.parse(merged)).toEqual({
      name: 'C',
      tags: ['x', 'y'],
      template: { user: { first_name: 'Kim', last_name: 'F' }, list: [{ a: 1 }, { a: 3 }] },
      more: 1,
    });
  });
});
