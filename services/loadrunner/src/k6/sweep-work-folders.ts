import { readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@rehearsal/platform/log';
import { folderPrefix } from './work-folder.js';

/** Removes the folders that killed processes of this machine left. What cannot be removed is told, and stops nobody. */
export async function sweepWorkFolders(log: Log): Promise<void> {
  const begun = Date.now() - process.uptime() * 1000;
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^rehearsal-k6-(\d+)-/.exec(name)?.[1]);
    if (!Number.isInteger(pid) || !name.startsWith(folderPrefix(pid, hostname()))) continue;
    const path = join(tmpdir(), name);
    try {
      // In a container a process may get the number of the one before it.
      const isLeft = pid === process.pid ? (await stat(path)).mtimeMs < begun : !isAlive(pid);
      if (isLeft) await rm(path, { recursive: true, force: true });
    } catch (error) {
      log.warn({ err: error, path }, 'a folder that a killed process left could not be removed');
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
