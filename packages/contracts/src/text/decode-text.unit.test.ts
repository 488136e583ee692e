import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText, TextEncodingError } from './decode-text.js';

const faultOf = (bytes: Uint8Array) => {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error;
    return `${error.position.line}:${error.position.column} ${error.message}`;
  }
};
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('the text of a file', () => {
  it('is whatever was written, as UTF-8 or as UTF-16 with a byte order mark', () => {
    const anyText = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeText(Buffer.from(`{${text}`))).toBe(`{${text}`);
        expect(decodeText(utf16(`\uFEFF${text}`, 'le'))).toBe(text);
        expect(decodeText(utf16(`\uFEFF${text}`, 'be'))).toBe(text);
      }),
    );
  });

  it.each(['le', 'be'] as const)('is known as UTF-16 without a mark too (%s)', (order) => {
    expect(decodeText(utf16('[{"role":"user"}]', order))).toBe('[{"role":"user"}]');
  });

  it('is refused at the first byte that is not UTF-8, with what it would be in Windows-1252', () => {
    const bytes = Buffer.from('{\n "é": "caf\u00e9"}', 'latin1');
    expect(faultOf(bytes)).toBe(
      '2:3 the byte 0xe9 is not valid UTF-8 (in Windows-1252 it would be "é"); save the file as UTF-8',
    );
  });

  it('is refused at a character that the end cuts off', () => {
    expect(faultOf(Buffer.from('"aé').subarray(0, 3))).toMatch(/^1:3 the byte 0xc3 is not valid UTF-8/);
  });

  it('is refused where UTF-16 holds half of a surrogate pair', () => {
    expect(faultOf(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toBe(
      '1:1 this looks like UTF-16 and is not; save the file as UTF-8',
    );
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0], 'this is compressed (gzip); unpack it first'],
    ['a ZIP archive', [0x50, 0x4b, 3, 4], 'this is a ZIP archive; unpack it first'],
    ['UTF-32 with a mark', [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0], 'this is UTF-32; save the file as UTF-8'],
    ['UTF-32 in the other order', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b], 'this is UTF-32; save the file as UTF-8'],
    ['UTF-32 without a mark', [0x7b, 0, 0, 0], 'this is UTF-32; save the file as UTF-8'],
  ])('is called what it is where it is none: %s', (_, bytes, is) => {
    expect(faultOf(Uint8Array.from(bytes))).toBe(`1:1 ${is}`);
  });
});
