import { rename, rm, writeFile } from 'node:fs/promises';
import { livingHolder } from '@rehearsal/backing/processes/claim';
import { readSystemFile, type SystemFile } from '@rehearsal/backing/running/system-file';
import { CliError } from '../errors.js';
import type { Layout } from './layout.js';

export async function writeSystemFile(layout: Layout, system: SystemFile): Promise<void> {
  // A rename is whole or not at all, so nobody reads half a file.
  const draft = `${layout.systemFile}.${process.pid}`;
  // Addresses of backing services may hold passwords.
  await writeFile(draft, `${JSON.stringify(system, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, layout.systemFile);
}

/** The token goes with the system that knew it. */
export async function removeSystemFile(layout: Layout): Promise<void> {
  await Promise.all(
    [layout.systemFile, layout.cliTokenFile, layout.bootstrapFile].map((file) => rm(file, { force: true })),
  );
}

/** The system that runs from this home; what a killed one left behind does not count. */
export async function runningSystem(
  layout: Layout,
): Promise<{ pid: number; system: SystemFile | undefined } | undefined> {
  const holder = await livingHolder(layout.ownerFile);
  if (holder === undefined) return undefined;
  const system = await readSystem(layout);
  return { pid: holder.pid, system: system?.pid === holder.pid ? system : undefined };
}

/** Undefined while a system starts. */
async function readSystem({ home, systemFile }: Layout): Promise<SystemFile | undefined> {
  try {
    return await readSystemFile(home);
  } catch (error) {
    const { message } = error as Error;
    throw new CliError(`${systemFile}, which says where the system is, cannot be read (${message}); mend that.`);
  }
}
