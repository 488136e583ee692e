import { isUtf8 } from 'node:buffer';
import { PoisonError } from '../errors.js';

/** As kafkajs hands them over: one without a value is null, one that is given twice is a list. */
export type RawHeaders = Readonly<Record<string, Buffer | string | (Buffer | string)[] | null | undefined>>;

/** Far more than a signed actor takes. Others may send what the broker takes, and all of ours is kept in memory for a while. */
const LONGEST_BYTES = 16 * 1024;
/** Of ids and names of types: they become keys of the journal and of the audit. */
const SHORT = /^\P{Cc}{1,256}$/u;

/** Text of a header: given once, in UTF-8, of a bounded length. Throws PoisonError for anything else. */
export function headerOf(headers: RawHeaders | undefined, name: string): string | undefined {
  const raw = headers?.[name];
  if (raw === undefined) return undefined;
  if (raw === null) throw new PoisonError(`the header ${name} has no value`);
  if (Array.isArray(raw)) throw new PoisonError(`the header ${name} is given ${raw.length} times`);
  const bytes = Buffer.from(raw);
  if (bytes.length > LONGEST_BYTES) throw new PoisonError(`the header ${name} is longer than ${LONGEST_BYTES} bytes`);
  if (!isUtf8(bytes)) throw new PoisonError(`the header ${name} is not UTF-8`);
  return bytes.toString('utf8');
}

/** An id, a name or the like. */
export function shortHeaderOf(headers: RawHeaders | undefined, name: string): string | undefined {
  const text = headerOf(headers, name);
  if (text !== undefined && !SHORT.test(text))
    throw new PoisonError(`the header ${name} is not 1 to 256 characters without control characters`);
  return text;
}
