import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a system has its own programs; ours are found nowhere else, whatever the caller's PATH says. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The full path of a program of the system, or null where it has none. */
export function onPath(tool: string): string | null {
  for (const folder of SYSTEM_PATH.split(delimiter)) {
    const file = join(folder, tool);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}
