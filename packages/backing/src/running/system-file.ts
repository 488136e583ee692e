import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running system says of itself in its home. */
export interface SystemFile {
  url: string;
  pid: number;
  started_at: string;
  providers: Record<string, string>;
  services: Record<string, ServiceState>;
  /** What a further worker of this system is started with. */
  worker_environment: Record<string, string>;
}

/** A service as it is now. */
export interface ServiceState {
  pid: number;
  url: string;
  restarts: number;
}

/** Written when a system is ready and whenever a service is started again, gone when it has stopped. */
export const systemFileIn = (home: string): string => join(home, 'system.json');

/** The admin's token, which goes with the system that knew it. */
export const cliTokenFileIn = (home: string): string => join(home, 'cli-token');

/** Undefined while no system is ready there. */
export async function readSystemFile(home: string): Promise<SystemFile | undefined> {
  try {
    return JSON.parse(await readFile(systemFileIn(home), 'utf8')) as SystemFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const readCliToken = async (home: string): Promise<string> =>
  (await readFile(cliTokenFileIn(home), 'utf8')).trim();
