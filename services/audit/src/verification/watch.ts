/** Who looks on while a log is verified: told how far it is, and able to end it between two pages. */
export interface Watch {
  /** Entries read, and entries that there were to be read when it began. */
  progress: (done: number, total: number) => void;
  /** Aborted by whoever wants no verdict any more. */
  signal: AbortSignal;
}

/** Nobody looks on. */
export const unwatched = (): Watch => ({ progress: () => undefined, signal: new AbortController().signal });
