import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { InputError } from '../errors.js';
import { shownPath } from './shown-path.js';

/** What one text can hold. Exports of whole accounts are large; what never ends, such as a device, is not read for ever. */
const MOST_BYTES = constants.MAX_STRING_LENGTH;

/**
 * All of a file, or of what another program writes (`<(jq ...)`); throws InputError when it cannot be read, or is too large to
 * be a text.
 */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await bytesOf(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`There is no file "${shownPath(path)}" that can be read.`, { cause: error });
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES)
      throw new InputError(`"${shownPath(path)}" is larger than ${MOST_BYTES >> 20} MB, or has no end.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
