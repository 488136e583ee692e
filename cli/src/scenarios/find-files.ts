import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../errors.js';

interface Finding {
  /** Whether a folder without a scenario in it is an answer, and not a mistake. */
  mayBeEmpty?: boolean;
}

/**
 * The scenario files named by the arguments: files as they are, of a folder every `*.json` in it, in order of name, but
 * for schemas.
 */
export async function findScenarioFiles(paths: readonly string[], finding: Finding = {}): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => filesAt(resolve(path), path, finding)));
  return [...new Set(found.flat())];
}

async function filesAt(path: string, written: string, { mayBeEmpty = false }: Finding): Promise<string[]> {
  const facts = await stat(path).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new InputError(`There is no file or folder "${written}".`);
    throw new InputError(`"${written}" cannot be read: ${message}`);
  });
  if (!facts.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(
      (entry) =>
        (entry.isFile() || entry.isSymbolicLink()) &&
        entry.name.endsWith('.json') &&
        !entry.name.endsWith('.schema.json'),
    )
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  if (files.length === 0 && !mayBeEmpty) throw new InputError(`The folder "${written}" holds no .json file.`);
  return files;
}
