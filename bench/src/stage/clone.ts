import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '../places.js';

const OWN = ['cli', 'loadtests', '.rehearse'];
const scripts = fileURLToPath(new URL('../../load', import.meta.url));

/**
 * A clone that differs from this one in nothing but the load tests of the bench, which no user should see in a list. The
 * command line takes the folder that it lies in for the clone, so it is copied; all else is linked.
 */
export async function cloneWithLoadTests(folder: string): Promise<string> {
  await mkdir(join(folder, '.rehearse'), { recursive: true });
  await symlink(join(repository, '.rehearse', 'cache'), join(folder, '.rehearse', 'cache'));
  const entries = await readdir(repository);
  for (const entry of entries.filter((name) => !OWN.includes(name) && !name.startsWith('.')))
    await symlink(join(repository, entry), join(folder, entry));
  await cp(join(repository, 'cli'), join(folder, 'cli'), { recursive: true });
  await cp(join(repository, 'loadtests'), join(folder, 'loadtests'), { recursive: true });
  await cp(scripts, join(folder, 'loadtests', 'src'), { recursive: true });
  return folder;
}
