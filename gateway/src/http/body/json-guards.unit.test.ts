import { describe, expect, it } from '@jest/globals';
import { guardJson } from './json-guards.js';

const nested = (depth: number): unknown => (depth === 0 ? {} : { a: nested(depth - 1) });
const pointers = (text: string) => guardJson(JSON.parse(text)).map(({ pointer }) => pointer);

describe('the guard of JSON bodies', () => {
  it.each(['null', '5', '"text"', '[]', '{}', '{"a":[{"b":null}],"schema":"$ne","x":"__proto__"}'])(
    'lets %s pass',
    (text) => {
      expect(pointers(text)).toEqual([]);
    },
  );

  it.each([
    ['{"__proto__":1}', ['/__proto__']],
    ['{"a":{"constructor":{"prototype":1}}}', ['/a/constructor']],
    ['[{"$where":1},{"$ne":null}]', ['/0/$where', '/1/$ne']],
    ['{"a/b":{"~":{"$x":1}}}', ['/a~1b/~0/$x']],
  ])('tells where the forbidden keys of %s are', (text, expected) => {
    expect(pointers(text)).toEqual(expected);
  });

  it('lets 20 levels pass and no more', () => {
    expect(guardJson(nested(19))).toEqual([]);
    expect(guardJson(nested(20))).toEqual([{ pointer: '/a'.repeat(20), message: 'is nested more than 20 deep' }]);
  });

  it('does not run out of stack or breath', () => {
    expect(guardJson(nested(5000))).toHaveLength(1);
    expect(guardJson(Array.from({ length: 1000 }, () => ({ $a: 1 }))).length).toBeLessThanOrEqual(20);
  });
});
