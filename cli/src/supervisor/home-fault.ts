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

/** What went wrong when a home was written, as one sentence with the remedy; anything else as it came. */
export function homeFault(home: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CliError) return error;
  const { code = '', path = '', syscall } = error as NodeJS.ErrnoException;
  if (FULL.includes(code))
    return new CliError(
      `There is no space left for the home ${home} (${code}); make some, or give another REHEARSAL_HOME.`,
      { cause: error },
    );
  const why = WHY[code] ?? (syscall === 'mkdir' ? WHY_NO_FOLDER[code] : undefined);
  const isOfHome = path === home || path.startsWith(`${home}/`) || home.startsWith(`${path}/`);
  if (why === undefined || path === '' || !isOfHome) return error;
  return new CliError(
    `The home ${home} cannot be written: ${why} (${code} at ${path}); mend that, or give another REHEARSAL_HOME.`,
    { cause: error },
  );
}
