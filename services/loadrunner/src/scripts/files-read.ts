import { createHash } from 'node:crypto';
import { dirname, join, posix, relative } from 'node:path';
import { readFile } from 'node:fs/promises';
import { extract } from 'tar-stream';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { archiveArguments, type ScriptEnvironment } from '../k6/command.js';
import { refuseForeign } from './foreign-file.js';
import { askK6, type ScriptReader } from './script-reader.js';

/** What a script is made of: itself, what it imports and what it opens; each by its path from the script's folder. */
export type FilesRead = ReadonlyMap<string, string>;

/** In an archive of k6 files lie under `file/`, and modules of the network under `https/`. */
const LOCAL = 'file';

/**
 * The SHA-256 of everything that k6 reads when it loads the script, found by its own archive. Null where it makes none. Throws
 * `ForeignFileError` where that is not a load test's alone: without a box k6 reads it all the same.
 */
export async function filesReadBy(
  reader: ScriptReader,
  script: string,
  environment: ScriptEnvironment,
): Promise<FilesRead | null> {
  const { exitCode, stdout } = await askK6(reader, script, archiveArguments(script, environment, '-'));
  if (exitCode !== 0) return null;
  const contents = await contentsOf(stdout);
  refuseForeign(contents.keys(), script);
  const { filename } = JSON.parse(contents.get('metadata.json')?.toString('utf8') ?? '{}') as { filename?: string };
  if (filename === undefined) return null;
  // k6 takes the names of people out of paths, of all alike: how the files lie to each other is true.
  const folder = posix.dirname(join(LOCAL, new URL(filename).pathname));
  const files = new Map([[relativeName(script), sha256(contents.get('data') ?? Buffer.alloc(0))]]);
  for (const [name, content] of contents)
    if (name.startsWith(`${LOCAL}/`)) files.set(relative(folder, name), sha256(content));
    else if (name.includes('/')) files.set(name.replace('/', '://'), sha256(content));
  return files;
}

/** True while every file on this machine is what it was. */
export async function stillRead(files: FilesRead, folder: string): Promise<boolean> {
  const same = await Promise.all(
    [...files].map(async ([path, hash]) => {
      if (path.includes('://')) return true;
      const content = await readFile(join(folder, path)).catch(() => null);
      return content !== null && sha256(content) === hash;
    }),
  );
  return same.every(Boolean);
}

const SCRIPT = /\.[cm]?[jt]s$/;

/** The texts of the scripts among those that lie on this machine, as they are now. */
export async function textsOf(files: FilesRead, folder: string): Promise<string[]> {
  const local = [...files.keys()].filter((path) => SCRIPT.test(path) && !path.includes('://'));
  return Promise.all(local.map((path) => readFile(join(folder, path), 'utf8').catch(ifAbsent(''))));
}

/** One hash of all. */
export const versionOf = (files: FilesRead): string =>
  sha256(JSON.stringify([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))));

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const relativeName = (script: string): string => relative(dirname(script), script);

async function contentsOf(tar: Uint8Array): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  const archive = extract();
  archive.end(tar);
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    // The script itself is a link to `data`.
    if (entry.header.type === 'file') contents.set(entry.header.name, Buffer.concat(chunks));
  }
  return contents;
}
