import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { isMeantToRun, isScript, testNameOf, unrunnableByName } from '@rehearsal/contracts/load/tests/script-file';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { sha256 } from './files-read.js';

/** A file that is, or looks like, a load test. */
export interface ScriptFile {
  name: string;
  /** Below the folder of load tests. */
  file: string;
  /** Why it cannot be run by its name; null when it can. */
  refused: string | null;
}

/** What lies behind it may be outside the folder, where nothing is read from, and changes without the folder. */
const LINKED = 'it is a symbolic link: put the file itself there';

/** Every load test of the folder, and beside them, with the reason, what somebody may take for one. `_shared.js` is neither. */
export async function scriptFilesIn(folder: string): Promise<ScriptFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !/^[._]/.test(name));
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  const nested = await Promise.all(
    folders.map(({ name }) => readdir(join(folder, name), { withFileTypes: true, recursive: true })),
  );
  const found = [...entries, ...nested.flat()].filter((entry) => entry.isFile() || entry.isSymbolicLink());
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const scripts = found
    .map((entry) => ({ file: relative(folder, join(entry.parentPath, entry.name)), isLink: entry.isSymbolicLink() }))
    .filter(({ file }) => isScript(file));
  const meant = await Promise.all(scripts.map(async ({ file, isLink }) => isLink || (await isTest(folder, file))));
  return scripts
    .filter((_, n) => meant[n])
    .map(({ file, isLink }) => ({
      name: testNameOf(file),
      file,
      refused: unrunnableByName(file, names) ?? (isLink ? LINKED : null),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What lies where load tests do and is called as they are is one; of others, modules that load tests share are none. */
async function isTest(folder: string, file: string): Promise<boolean> {
  if (dirname(file) === '.' && ['.js', '.ts'].includes(extname(file))) return true;
  return isMeantToRun(await readFile(join(folder, file), 'utf8').catch(ifAbsent('')));
}

/** Changes whenever a file of these folders does: what a script reads and cannot is most likely there. */
export async function fingerprintOf(folders: readonly string[]): Promise<string> {
  const states = await Promise.all(
    folders.map(async (folder) => {
      const files = await readdir(folder, { recursive: true }).catch(ifAbsent<string[]>([]));
      return Promise.all(
        files.map(async (file) => {
          const state = await stat(join(folder, file)).catch(ifAbsent(null));
          return `${file}:${state?.size ?? ''}:${state?.mtimeMs ?? ''}`;
        }),
      );
    }),
  );
  return sha256(JSON.stringify(states));
}
