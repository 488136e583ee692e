import { numberFault } from './number-fault.js';
import { positionsIn, type Position } from '../text/text-position.js';

export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';

  constructor(
    message: string,
    readonly position: Position,
    /** RFC 6901, of what can be named; '' for the whole. */
    readonly pointer = '',
  ) {
    super(message);
  }
}

export interface JsonDocument {
  value: unknown;
  /** Where the value (or the key, of an object's member) at an RFC 6901 pointer is written; of one that is missing, its parent. */
  positionOf: (pointer: string) => Position;
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Only an escape can hold half a pair, and most strings have none. */
const HALF = /\\u[dD][89a-fA-F]/;

/** Whether a text of JSON may hold half a surrogate pair, so that it is worth to look at each string. */
export const mayHoldHalfPair = (text: string): boolean => HALF.test(text);
const MOST_DEPTH = 200;

/**
 * Reads JSON and remembers where each value stands, which `JSON.parse` does not tell. What `JSON.parse` would change
 * without a word is refused: a key that is there twice (it keeps the last), and a number that JavaScript cannot hold. Nor is half a surrogate pair taken,
 * which no storage gives back.
 */
export function parseJsonDocument(source: string): JsonDocument {
  // A byte order mark is not JSON, and editors write it all the same.
  const text = source.replace(/^\uFEFF/, '');
  const places = new Map<string, number>();
  let at = 0;

  const position = positionsIn(text);
  const refuse = (message: string, place = at, pointer = ''): never => {
    throw new JsonSyntaxError(message, position(place), pointer);
  };
  const fail = (expected: string): never => {
    const found = at >= text.length ? 'the text ends' : `there is ${JSON.stringify(text.slice(at, at + 1))}`;
    return refuse(`expected ${expected}, but ${found} here`);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };
  /** `{ member, member }` and `[ entry, entry ]`. */
  const readParts = (close: string, part: () => void) => {
    if (skip(close)) return;
    do part();
    while (skip(','));
    if (!skip(close)) fail(`"," or "${close}"`);
  };
  const readValue = (pointer: string, depth: number): void => {
    take(SPACE);
    if (!places.has(pointer)) places.set(pointer, at);
    if (depth > MOST_DEPTH) fail(`at most ${MOST_DEPTH} levels`);
    let index = 0;
    if (skip('{')) readParts('}', () => readMember(pointer, depth));
    else if (skip('[')) readParts(']', () => readValue(`${pointer}/${index++}`, depth + 1));
    else readScalar(pointer);
  };
  const readScalar = (pointer: string) => {
    const start = at;
    const string = take(STRING);
    if (string === undefined) readAtom(pointer);
    else refuseHalves(string, start, pointer);
  };
  const refuseHalves = (string: string, start: number, pointer: string) => {
    if (HALF.test(string) && /\p{Surrogate}/u.test(JSON.parse(string) as string))
      refuse('holds half of a surrogate pair, which is not valid text', start, pointer);
  };
  const readAtom = (pointer: string) => {
    const start = at;
    const atom = take(ATOM) ?? fail('a JSON value');
    const fault = numberFault(atom);
    if (fault !== undefined) refuse(fault, start, pointer);
  };
  const readMember = (pointer: string, depth: number): void => {
    take(SPACE);
    const start = at;
    const key = take(STRING) ?? fail('a key in double quotes');
    const member = `${pointer}/${(JSON.parse(key) as string).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    refuseHalves(key, start, member);
    if (places.has(member))
      refuse(`the key ${key} is here for a second time; only one of the two can be kept`, start, member);
    places.set(member, start);
    if (!skip(':')) fail('":"');
    readValue(member, depth + 1);
  };

  readValue('', 0);
  take(SPACE);
  if (at < text.length) fail('the end');
  return {
    value: JSON.parse(text),
    positionOf(pointer) {
      for (let known = pointer; known !== ''; known = known.slice(0, known.lastIndexOf('/'))) {
        const place = places.get(known);
        if (place !== undefined) return position(place);
      }
      return position(places.get('') ?? 0);
    },
  };
}
