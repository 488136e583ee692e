import { createReadStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { extract } from 'tar-stream';
import { boxKindOf, boxPrefix, foldersOf, fullPath } from '../k6/box.js';
import { archiveArguments, k6Environment, type ScriptEnvironment } from '../k6/command.js';
import { limitPrefix } from '../k6/limits.js';
import { onPath } from '../k6/on-path.js';
import { openWorkFolder } from '../k6/work-folder.js';
import { foreignIn, refuseForeign } from './foreign-file.js';

const PACK_TIMEOUT_MS = 60_000;
const PACK_LIMITS = { memoryBytes: 1024 ** 3 };

/** k6 could not pack it. Why, is best told by reading it. */
export class NotPackedError extends Error {
  override name = 'NotPackedError';
}

/**
 * Packs the script, with all that it imports and opens, into one file that k6 runs: what it may read is then decided, and
 * nothing that is not in there exists for it. Throws `ForeignFileError` where that is not a load test's,
 * and `NotPackedError` where k6 refuses.
 */
export async function packScript(
  { k6, script, environment }: { k6: string; script: string; environment: ScriptEnvironment },
  archive: string,
): Promise<void> {
  const work = await openWorkFolder();
  try {
    const packed = join(work.files, 'script.tar');
    const box = { read: foldersOf(script), write: [work.files], ports: [] };
    const [file = k6, ...rest] = [
      ...limitPrefix(onPath('prlimit'), PACK_LIMITS),
      ...boxPrefix(k6, box, await boxKindOf(k6)),
      fullPath(k6),
      ...archiveArguments(script, environment, packed),
    ];
    const result = await execa(file, rest, {
      env: k6Environment(),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      cwd: work.files,
      timeout: PACK_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    if (result.exitCode !== 0) {
      // The box says no before anything is read.
      throw (
        foreignIn(result.stderr, script) ??
        new NotPackedError(`k6 could not pack the script: it exited with ${result.exitCode ?? 'a signal'}`)
      );
    }
    refuseForeign(await filesIn(packed), script);
    await copyFile(packed, archive);
  } finally {
    await work.remove();
  }
}

/** The paths of the files in an archive of k6, as it wrote them. */
async function filesIn(archive: string): Promise<string[]> {
  const names: string[] = [];
  const entries = createReadStream(archive).pipe(extract());
  for await (const entry of entries) {
    if (entry.header.type === 'file') names.push(entry.header.name);
    entry.resume();
  }
  return names;
}
