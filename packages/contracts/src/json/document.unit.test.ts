import { describe, expect, it } from '@jest/globals';
import { JsonSyntaxError, parseJsonDocument } from './document.js';

const faultOf = (text: string): unknown => {
  try {
    parseJsonDocument(text);
    return undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { ...error.position, message: error.message };
    throw error;
  }
};

describe('a JSON document that knows its places', () => {
  const text = '{\n  "a": [1, {"b/c": "x"}],\n  "~": null\n}\n';

  it('reads what JSON.parse reads', () => {
    for (const json of [text, '[]', '{}', ' "\\u00e9\\n" ', '-1.5e+3', 'true', '[[],[{}]]']) {
      expect(parseJsonDocument(json).value).toEqual(JSON.parse(json));
    }
  });

  it('tells where a value or a member is written', () => {
    const { positionOf } = parseJsonDocument(text);
    expect(positionOf('')).toEqual({ line: 1, column: 1 });
    expect(positionOf('/a')).toEqual({ line: 2, column: 3 });
    expect(positionOf('/a/1')).toEqual({ line: 2, column: 12 });
    expect(positionOf('/a/1/b~1c')).toEqual({ line: 2, column: 13 });
    expect(positionOf('/~0')).toEqual({ line: 3, column: 3 });
  });

  it('tells the place of the parent for what is missing', () => {
    expect(parseJsonDocument(text).positionOf('/a/1/missing/deeper')).toEqual({ line: 2, column: 12 });
    expect(parseJsonDocument(text).positionOf('/nothing')).toEqual({ line: 1, column: 1 });
  });

  it('refuses half a surrogate pair at its place, and takes whole ones', () => {
    const message = 'holds half of a surrogate pair, which is not valid text';
    expect(faultOf('{"a": "c \\ud800"}')).toEqual({ line: 1, column: 7, message });
    expect(faultOf('["\\uDE00\\uD83D"]')).toEqual({ line: 1, column: 2, message });
    expect(parseJsonDocument('"\\ud83d\\ude00"').value).toBe('😀');
  });

  it('passes over a byte order mark', () => {
    expect(parseJsonDocument('\uFEFF{"a": 1}').positionOf('/a')).toEqual({ line: 1, column: 2 });
  });

  it.each([
    ['{"a": 1,}', 1, 9, /expected a key in double quotes, but there is "}"/],
    ['{"a" 1}', 1, 6, /expected ":"/],
    ['[1 2]', 1, 4, /expected "," or "]"/],
    ['{\n "a": \'x\'}', 2, 7, /expected a JSON value/],
    ['{"a": 1', 1, 8, /the text ends/],
    ['{} x', 1, 4, /expected the end/],
    ['', 1, 1, /expected a JSON value, but the text ends/],
    ['"a\nb"', 1, 1, /expected a JSON value/],
  ])('says where %j stops being JSON', (broken, line, column, message) => {
    expect(faultOf(broken)).toEqual({ line, column, message: expect.stringMatching(message) as unknown });
    expect(() => JSON.parse(broken) as unknown).toThrow();
  });

  it('refuses what is nested beyond all reason instead of running out of stack', () => {
    expect(faultOf('['.repeat(100_000))).toMatchObject({
      message: expect.stringContaining('at most 200 levels') as unknown,
    });
  });

  it('refuses what JSON.parse would change without a word, at its place', () => {
    expect(faultOf('{"a": 1,\n "\\u0061": 2}')).toEqual({
      line: 2,
      column: 2,
      message: 'the key "\\u0061" is here for a second time; only one of the two can be kept',
    });
    expect(faultOf('{"id": 12345678901234567890}')).toEqual({
      line: 1,
      column: 8,
      message:
        'the integer 12345678901234567890 is beyond 2^53 and would become 12345678901234567168; write it as a string',
    });
    expect(faultOf('[1e999]')).toMatchObject({ message: 'the number 1e999 is too large to be kept' });
    expect(parseJsonDocument('[9007199254740991, -9007199254740991, 1.5e300, {"a": 1}, {"a": 2}]').value).toHaveLength(
      5,
    );
  });
});
