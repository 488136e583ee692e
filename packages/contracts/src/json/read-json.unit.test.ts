import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from './read-json.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const said = (message: RegExp): unknown => expect.stringMatching(message);

describe('JSON from elsewhere', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // fast-check may write one key twice; then the value that it stands for is not what was written.
        const written = JSON.stringify(JSON.parse(text));
        expect(readJson(utf8(written))).toEqual({ ok: true, value: JSON.parse(written) as unknown });
      }),
    );
  });

  it('may begin with a byte order mark', () => {
    expect(readJson(latin1('\xef\xbb\xbf{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  });

  it.each([
    ['a key that comes twice', '{"a":1,\n "b":{"c":1,"c":2}}', 2, 13, '/b/c', /second time/],
    ['a key that comes twice in two spellings', '{"a":1,"\\u0061":2}', 1, 8, '/a', /second time/],
    ['a whole number that would be rounded', '{"id":\n12345678901234567890}', 2, 1, '/id', /beyond 2\^53/],
    ['a negative one', '[-9007199254740993]', 1, 2, '/0', /beyond 2\^53/],
    ['one that is written as a fraction', '[9007199254740993.0]', 1, 2, '/0', /would become 9007199254740992/],
    ['one that is written by its power of ten', '{"a":-9.007199254740993e15}', 1, 6, '/a', /beyond 2\^53/],
    ['a number that would become nothing', '[1e-400]', 1, 2, '/0', /too small/],
    ['half of a surrogate pair', '{"name":"a \\ud800 b"}', 1, 9, '/name', /half of a surrogate pair/],
    ['the other half of one', '[{"a":"\\uDE00\\uD83D"}]', 1, 7, '/0/a', /half of a surrogate pair/],
    ['a key with half of a pair', '{"a\\udc00":1}', 1, 2, '/a\udc00', /half of a surrogate pair/],
    ['a number beyond all numbers', '{"a":1e400}', 1, 6, '/a', /too large/],
    ['text that ends too early', '{"a": 1', 1, 8, '', /the text ends/],
    ['no text at all', '', 1, 1, '', /the text ends/],
  ])('tells the place of %s', (_what, text, line, column, pointer, message) => {
    expect(readJson(utf8(text))).toEqual({ ok: false, fault: { line, column, pointer, message: said(message) } });
  });

  it('takes digits in texts, safe numbers and fractions for what they are', () => {
    const text =
      '{"card":"12345678901234567890","max":9007199254740991,"pi":3.141592653589793238,"x":"a:b\\\\","y":"\\":"}';
    expect(readJson(utf8(text))).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  it('takes whole numbers in every spelling that would be written again', () => {
    const text = '[1e30,1.0,-0.0,0e999,9007199254740992.0,9.007199254740992e15,123456789012345680000,1.5E+300,5e-324]';
    expect(readJson(utf8(text))).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  it('takes whole pairs that are written as escapes', () => {
    expect(readJson(utf8('["\\ud83d\\ude00"]'))).toEqual({ ok: true, value: ['😀'] });
  });

  it('tells where bytes are no UTF-8', () => {
    const fault = { line: 2, column: 6, pointer: '', message: said(/0x93/) };
    expect(readJson(latin1('{"a":1,\n"b":"\x93quoted\x94"}'))).toEqual({ ok: false, fault });
  });
});
