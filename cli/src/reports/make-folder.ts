import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder that the caller named, and those above it, one after another: where nothing can be made, as below /proc,
 * Node's own way (`recursive`) tries again for ever.
 */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const isThere = () =>
    stat(path).then(
      (facts) => facts.isDirectory(),
      () => false,
    );
  if (await isThere()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path), mode);
  try {
    await mkdir(path, mode);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!(await isThere())) throw error;
  }
}
