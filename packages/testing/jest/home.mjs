import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const GIB = 1024 ** 3;
const OURS = /^rehearsal-test-(\d+)-/;

/**
 * An empty folder for the servers of a test run. In memory where there is plenty of it: for the topics of each test file the
 * broker makes files by the ten thousand, and on a disk those take longer than all else that it does. Nobody asks of these
 * servers that they outlive their machine.
 */
export async function openHome() {
  const folder = (await hasRoom(IN_MEMORY)) ? IN_MEMORY : tmpdir();
  await sweep(folder);
  return mkdtemp(join(folder, `rehearsal-test-${process.pid}-`));
}

async function hasRoom(folder) {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize > 4 * GIB && freemem() > 8 * GIB;
  } catch {
    // Not every system has one.
    return false;
  }
}

/** What a run left that was killed, in memory above all, would stay until the machine starts again. */
async function sweep(folder) {
  for (const name of await readdir(folder)) {
    const pid = Number(OURS.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch ({ code }) {
    return code !== 'ESRCH';
  }
}
