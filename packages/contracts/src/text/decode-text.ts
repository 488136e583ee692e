import type { Position } from './text-position.js';

/** The part of the standard TextDecoder that is used here; browsers and Node both have it. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode: (bytes: Uint8Array, options?: { stream?: boolean }) => string };

/** Bytes that are no text in any encoding that is read here. */
export class TextEncodingError extends Error {
  override readonly name = 'TextEncodingError';

  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

const NEWLINE = 0x0a;

/**
 * The text of a file: UTF-8, or UTF-16 in either order (as PowerShell and Excel write it), known by its byte order mark
 * or by its zero bytes. Nothing is replaced: bytes that are not valid throw a `TextEncodingError` with their place, since
 * a name that was silently changed looks like one that was meant.
 */
export function decodeText(bytes: Uint8Array): string {
  const other = OTHERS.find(({ begins }) => begins.every((byte, index) => byte === null || bytes[index] === byte));
  if (other) throw new TextEncodingError(other.is, { line: 1, column: 1 });
  const utf16 = utf16Order(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, utf16);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw firstFault(bytes);
  }
}

/** What people bring in place of a text, by how it begins; null stands for any byte. An export of ChatGPT is a ZIP archive. */
const OTHERS: readonly { begins: readonly (number | null)[]; is: string }[] = [
  { begins: [0x1f, 0x8b], is: 'this is compressed (gzip); unpack it first' },
  { begins: [0x50, 0x4b, 0x03, 0x04], is: 'this is a ZIP archive; unpack it first' },
  ...[
    [0xff, 0xfe, 0, 0],
    [0, 0, 0xfe, 0xff],
    [null, 0, 0, 0],
    [0, 0, 0, null],
  ].map((begins) => ({ begins, is: 'this is UTF-32; save the file as UTF-8' })),
];

/** By the mark; without one, JSON and XML begin with an ASCII character, whose other byte is then zero. */
function utf16Order([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : undefined;
}

function decodeUtf16(bytes: Uint8Array, order: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(order, { fatal: true }).decode(bytes);
  } catch {
    throw new TextEncodingError('this looks like UTF-16 and is not; save the file as UTF-8', { line: 1, column: 1 });
  }
}

function firstFault(bytes: Uint8Array): TextEncodingError {
  // The longest beginning that decodes: a prefix is valid until it holds the whole of the fault.
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (begins(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  good = sequenceStart(bytes, good);
  const before = bytes.subarray(0, good);
  const start = before.lastIndexOf(NEWLINE) + 1;
  const line = before.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 1);
  const column = new TextDecoder('utf-8').decode(before.subarray(start), { stream: true }).length + 1;
  const byte = bytes[good] ?? 0;
  const legacy = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  const guess = /[\p{L}\p{P}\p{S}]/u.test(legacy) && byte >= 0x80 ? ` (in Windows-1252 it would be "${legacy}")` : '';
  const hex = byte.toString(16).padStart(2, '0');
  return new TextEncodingError(`the byte 0x${hex} is not valid UTF-8${guess}; save the file as UTF-8`, {
    line,
    column,
  });
}

/** A decoder tells of a sequence that was begun and not ended only with the byte after it: the fault is its first byte. */
function sequenceStart(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte >= 0xc0) return end - back;
    if (byte < 0x80) break;
  }
  return end;
}

const begins = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};
