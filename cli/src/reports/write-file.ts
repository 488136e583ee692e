import { writeFile as write } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../errors.js';
import { makeFolder } from './make-folder.js';

/** Writes a file that the caller named, its folders with it. Throws a sentence that names the file when that cannot be. */
export async function writeFile(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await write(path, text);
  } catch (error) {
    throw new CliError(`"${path}" could not be written: ${(error as Error).message}.`, { cause: error });
  }
}
