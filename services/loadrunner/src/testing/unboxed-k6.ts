import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { k6ForTests } from './config.js';
import { temporaryFolder } from './run.js';

/** A k6 that no box is put around, as on a machine that has none: a script of the shell, which the box has not. */
export async function unboxedK6(): Promise<string> {
  const wrapper = join(await temporaryFolder(), 'k6');
  await writeFile(wrapper, `#!/bin/sh\nexec '${k6ForTests()}' "$@"\n`, { mode: 0o755 });
  return wrapper;
}
