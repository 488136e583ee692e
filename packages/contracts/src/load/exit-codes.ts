/**
 * What a load run, and `rehearse loadtest run --wait` with it, exits with: k6's own codes, passed through, and one of
 * ours. This is the one place where they are spelled.
 */
export const EXIT = {
  passed: 0,
  /** Go's own for a process that crashed. */
  crashed: 2,
  /** Ours: the generator was the bottleneck, so the figures are not the target's. */
  invalid: 3,
  cloudRunFailed: 97,
  cloudRunLost: 98,
  /** k6's for thresholds, and ours for a success that is not true: a finished run with a bad verdict. */
  breached: 99,
  setupTimeout: 100,
  teardownTimeout: 101,
  timeout: 102,
  stoppedByRestApi: 103,
  badOptions: 104,
  signal: 105,
  noRestApi: 106,
  /** An exception while the script is loaded, set up or torn down. */
  exception: 107,
  /** `exec.test.abort()` */
  aborted: 108,
  panic: 109,
  /** `exec.test.fail()` */
  markedFailed: 110,
  /** k6's for bad arguments and unreadable files, and ours for an ending that nobody saw. */
  unknown: 255,
} as const;
