import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { livingHolder } from '@rehearsal/backing/processes/claim';
import { CliError } from '../errors.js';
import type { Layout } from './layout.js';

/** `system.json`: written when a system is ready and whenever a service is started again, gone when it has stopped. */
export interface SystemFile {
  url: string;
  pid: number;
  started_at: string;
  providers: Record<string, string>;
  services: Record<string, { pid: number; url: string; restarts: number }>;
  /** What a further worker of this system is started with. */
  worker_environment: Record<string, string>;
}

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
  const system = await readSystemFile(layout);
  return { pid: holder.pid, system: system?.pid === holder.pid ? system : undefined };
}

/** Undefined while a system starts. */
async function readSystemFile({ systemFile }: Layout): Promise<SystemFile | undefined> {
  try {
    return JSON.parse(await readFile(systemFile, 'utf8')) as SystemFile;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new CliError(`${systemFile}, which says where the system is, cannot be read (${message}); mend that.`);
  }
}
