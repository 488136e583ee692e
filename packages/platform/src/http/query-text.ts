import { parse, type ParsedUrlQuery } from 'node:querystring';
import { InvalidInputError } from '../errors.js';

/** Names and values of a query; Express gives null where there is none. Node reads bytes that are no text as U+FFFD; here they are a fault of their parameter. */
export function parseQueryText(text: string | null): ParsedUrlQuery {
  if (text === null) return {};
  const faulty = text.split('&').filter((part) => !isDecodable(part));
  if (faulty.length === 0) return parse(text);
  throw new InvalidInputError(
    faulty.map((part) => ({ pointer: part.split('=')[0] ?? '', message: 'is not UTF-8 that is percent-encoded' })),
  );
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
