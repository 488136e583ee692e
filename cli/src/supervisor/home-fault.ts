import { statfs } from 'node:fs/promises';
import { CliError } from '../errors.js';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it lies on a disk that takes no writes',
};
const WHY_NO_FOLDER: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'what is there is no folder',
  EEXIST: 'what is there is no folder',
};
const FULL = ['ENOSPC', 'EDQUOT'];
/** Nothing of ours begins in less. */
const SCARCE_BYTES = 1024 ** 2;
const REMEDY = 'make some, or give another REHEARSAL_HOME.';

/** How much may still be written where a home is; undefined where nobody can tell. */
export async function freeBytes(home: string): Promise<number | undefined> {
  const disk = await statfs(home).catch(() => undefined);
  return disk && disk.bavail * disk.bsize;
}

/**
 * Why something failed, where its disk is full: a server that cannot write can as a rule not say so either. Anything else as
 * it came.
 */
export const onFullDisk = (home: string, why: string, free: number | undefined): string =>
  free === undefined || free >= SCARCE_BYTES
    ? why
    : `There is no space left for the home ${home} (${Math.floor(free / 1024)} kB are free); ${REMEDY} ${why}`;

/** What went wrong when a home was written, as one sentence with the remedy; anything else as it came. */
export function homeFault(home: string, error: unknown, free?: number): unknown {
  const fault = writingFault(home, error);
  if (!(error instanceof Error) || fault !== error) return fault;
  const message = onFullDisk(home, error.message, free);
  return message === error.message ? error : new CliError(message, { cause: error });
}

function writingFault(home: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CliError) return error;
  const { code = '', path = '', syscall } = error as NodeJS.ErrnoException;
  if (FULL.includes(code))
    return new CliError(`There is no space left for the home ${home} (${code}); ${REMEDY}`, { cause: error });
  const why = WHY[code] ?? (syscall === 'mkdir' ? WHY_NO_FOLDER[code] : undefined);
  const isOfHome = path === home || path.startsWith(`${home}/`) || home.startsWith(`${path}/`);
  if (why === undefined || path === '' || !isOfHome) return error;
  return new CliError(
    `The home ${home} cannot be written: ${why} (${code} at ${path}); mend that, or give another REHEARSAL_HOME.`,
    { cause: error },
  );
}
