/** What a k6 process may have of its machine. */
export interface K6Limits {
  memoryBytes: number;
  /** How many processors it may use. */
  cpus: number;
  /** How long it may take to load a script when it is only asked about it. */
  readSeconds: number;
}

const MAX_FILE_BYTES = 1024 ** 3;
/** Go collects harder from here on, so that it comes near the hard limit only when it must. */
const SOFT_SHARE = 0.9;

/**
 * The hard limits, as a prefix that any user may put before a program: memory that can be written to (k6 crashes when it
 * needs more), no core files, no endless file. `prlimit` is of Linux; elsewhere only the soft ones hold.
 */
export const limitPrefix = (prlimit: string | null, { memoryBytes }: Pick<K6Limits, 'memoryBytes'>): string[] =>
  prlimit === null ? [] : [prlimit, '--core=0', `--fsize=${MAX_FILE_BYTES}`, `--data=${memoryBytes}`, '--'];

/** The soft ones, which Go's own runtime keeps. */
export const limitEnvironment = ({
  memoryBytes,
  cpus,
}: Pick<K6Limits, 'memoryBytes' | 'cpus'>): Record<string, string> => ({
  GOMEMLIMIT: String(Math.floor(memoryBytes * SOFT_SHARE)),
  GOMAXPROCS: String(cpus),
});
