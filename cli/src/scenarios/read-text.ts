import { decodeText, TextEncodingError } from '@rehearsal/contracts/text/decode-text';
import { InputError } from '../errors.js';
import { readBytes } from './read-bytes.js';
import { shownPath } from './shown-path.js';

/** The text of a file that people wrote, unaltered; throws with the place of what is no text, or when it cannot be read. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error;
    const { line, column } = error.position;
    throw new InputError(`${shownPath(path)}:${line}:${column}: ${error.message}.`);
  }
}
