import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { LoadTestName } from '@rehearsal/contracts/load/load-run';
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

const RUNNABLE = ['.js', '.ts'];
const OTHER_SCRIPTS = ['.mjs', '.cjs', '.mts', '.cts', '.jsx', '.tsx'];
const ITERATION = /^\s*export\s+default\b/m;

/** Every load test of the folder, and beside them, with the reason, what somebody may take for one. `_shared.js` is neither. */
export async function scriptFilesIn(folder: string): Promise<ScriptFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !/^[._]/.test(name));
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const own = names
    .filter((file) => RUNNABLE.includes(extname(file)) && !file.endsWith('.d.ts'))
    .map((file) => ({ name: stem(file), file, refused: refusalOf(stem(file), file, names) }));
  const others = await meantToRun(
    folder,
    names.filter((file) => OTHER_SCRIPTS.includes(extname(file))),
  );
  const renamed = others.map((file) => ({
    name: stem(file),
    file,
    refused: `rename it to ${stem(file)}.js or .ts`,
  }));
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  const nested = await Promise.all(folders.map(({ name }) => nestedIn(folder, name)));
  return [...own, ...renamed, ...nested.flat()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function refusalOf(name: string, file: string, all: readonly string[]): string | null {
  const named = LoadTestName.safeParse(name);
  if (!named.success) return named.error.issues[0]?.message ?? 'a bad name';
  return file.endsWith('.ts') && all.includes(`${name}.js`) ? `${name}.js has the same name` : null;
}

async function nestedIn(folder: string, within: string): Promise<ScriptFile[]> {
  const files = (await readdir(join(folder, within), { recursive: true })).map((file) => join(within, file));
  const scripts = files.filter((file) => [...RUNNABLE, ...OTHER_SCRIPTS].includes(extname(file)));
  return (await meantToRun(folder, scripts)).map((file) => ({
    name: file.slice(0, -extname(file).length),
    file,
    refused: 'load tests are found in the folder itself, not in folders below it: move it there',
  }));
}

/** Those with an iteration; others are modules that load tests share. */
async function meantToRun(folder: string, files: readonly string[]): Promise<string[]> {
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(ifAbsent(''))));
  return files.filter((_, n) => ITERATION.test(sources[n] ?? ''));
}

const stem = (file: string): string => basename(file, extname(file));

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
