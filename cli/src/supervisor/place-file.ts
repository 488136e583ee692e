import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts a file in its place whole or not at all, also when the machine stops meanwhile: written beside it, forced to the
 * disk, renamed. Readable by its owner alone unless told otherwise.
 */
export async function placeFile(file: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  // One that an earlier process of this id left may have other rights.
  await rm(draft, { force: true });
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** So that the name itself outlives a power cut. Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
