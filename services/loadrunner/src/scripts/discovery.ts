import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LoadTestName, type LoadTest } from '@rehearsal/contracts/load/load-run';
import { ifAbsent } from '@rehearsal/platform/if-absent';
import { inspectScript, InvalidScriptError } from './inspection.js';

export interface Discovery {
  /** Every script of the folder, by name. A file dropped into it is listed the next time. */
  list(): Promise<LoadTest[]>;
  find(name: string): Promise<LoadTest | undefined>;
  /** The path of a discovered script, for k6. */
  pathOf(test: LoadTest): string;
}

/** `folder` is `loadtests/src`. Each version of a file is inspected once. */
export function discoverIn(folder: string, k6: string): Discovery {
  const inspected = new Map<string, Promise<LoadTest>>();

  async function list(): Promise<LoadTest[]> {
    const files = await scriptsIn(folder);
    const shared = await hashOfFolder(join(folder, '..', 'lib'));
    const found: LoadTest[] = [];
    // A few at a time: each new version of a script is a k6 process.
    while (found.length < files.length) {
      const some = files.slice(found.length, found.length + availableParallelism());
      found.push(...(await Promise.all(some.map((file) => inspectedOnce(file, shared)))));
    }
    return found;
  }

  async function find(name: string): Promise<LoadTest | undefined> {
    const file = (await scriptsIn(folder)).find((script) => script === `${name}.js`);
    return file === undefined ? undefined : inspectedOnce(file, await hashOfFolder(join(folder, '..', 'lib')));
  }

  async function inspectedOnce(file: string, shared: string): Promise<LoadTest> {
    const hash = createHash('sha256')
      .update(shared)
      .update(await readFile(join(folder, file)))
      .digest('hex');
    const key = `${file}:${hash}`;
    const known = inspected.get(key) ?? inspect(file, hash);
    inspected.set(key, known);
    return known.catch((error: unknown) => {
      // k6 itself could not be run: that is no fact about the script, so it is not remembered.
      inspected.delete(key);
      throw error;
    });
  }

  async function inspect(file: string, hash: string): Promise<LoadTest> {
    const name = file.slice(0, -'.js'.length);
    const found = { name, file, script_hash: hash, thresholds: {}, tags: {} };
    const named = LoadTestName.safeParse(name);
    if (!named.success) return { ...found, status: 'invalid', error: named.error.issues[0]?.message ?? 'a bad name' };
    try {
      const { thresholds, tags } = await inspectScript(k6, join(folder, file), {});
      return { ...found, status: 'ready', error: null, thresholds, tags };
    } catch (error) {
      if (!(error instanceof InvalidScriptError)) throw error;
      return { ...found, status: 'invalid', error: error.message };
    }
  }

  return {
    list,
    find,
    pathOf: ({ file }) => join(folder, file),
  };
}

async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const scripts = entries.filter(
    (entry) => entry.isFile() && entry.name.endsWith('.js') && !entry.name.startsWith('_'),
  );
  return scripts.map(({ name }) => name).sort();
}

/** What the scripts share is part of what they are: a change in lib/ makes every one of them a new version. */
async function hashOfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(folder).catch(ifAbsent<string[]>([]));
  for (const file of files.sort()) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}
