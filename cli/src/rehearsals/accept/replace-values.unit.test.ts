import { expect, it } from '@jest/globals';
import { replaceValues } from './replace-values.js';

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
