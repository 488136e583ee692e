import { expect, it } from '@jest/globals';
import { hasValueAt, replaceValues } from './replace-values.js';

const text = '{\n  "name": "A",\n  "list": [{ "phase": "ONE", "count": 3 }],\n  "more": { "a/b": [1, 2] }\n}\n';

it('other values are written, and every other byte stays as it is', () => {
  expect(
    replaceValues(text, [
      { pointer: '/list/0/phase', to: 'TWO' },
      { pointer: '/list/0/count', to: 5 },
      { pointer: '/more/a~1b', to: [3] },
    ]),
  ).toBe(text.replace('ONE', 'TWO').replace('3 }', '5 }').replace('[1, 2]', '[\n      3\n    ]'));
});

it('a place is there as the text spells it', () => {
  expect(
    ['/list/0/count', '/more/a~1b/1', '/list/1', '/list/0/COUNT'].map((pointer) => hasValueAt(text, pointer)),
  ).toEqual([true, true, false, false]);
});
