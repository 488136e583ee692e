/** The evidence of one finished run, as retention sees it. */
export interface KeptRun {
  id: string;
  /** Milliseconds since 1970. */
  finishedAt: number;
  bytes: number;
}

export interface Retention {
  maxAgeMs: number;
  maxBytes: number;
}

/**
 * Whose evidence has to go: what is older than the bound, then the oldest until the rest fits. Only finished runs are
 * given here, so a running one is never touched; the summary of each stays in Mongo.
 */
export function expired(runs: readonly KeptRun[], now: number, { maxAgeMs, maxBytes }: Retention): string[] {
  const newestFirst = [...runs].sort((a, b) => b.finishedAt - a.finishedAt || a.id.localeCompare(b.id));
  let bytes = 0;
  let full = false;
  return newestFirst
    .filter((run) => {
      bytes += run.bytes;
      full ||= bytes > maxBytes;
      return full || now - run.finishedAt > maxAgeMs;
    })
    .map(({ id }) => id)
    .reverse();
}
