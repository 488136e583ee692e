import { realpath, stat } from 'node:fs/promises';
import { CliError } from '../errors.js';
import { placeFile } from '../supervisor/place-file.js';

/** Gives a file of a person another text, whole or not at all; its rights stay, and a link leads where it led. */
export async function replaceFile(path: string, text: string): Promise<void> {
  try {
    const file = await realpath(path);
    const { mode } = await stat(file);
    await placeFile(file, text, mode & 0o777);
  } catch (error) {
    throw new CliError(`"${path}" could not be written, and is as it was: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
