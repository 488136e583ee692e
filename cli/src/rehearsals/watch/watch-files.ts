import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import { CliError } from '../../errors.js';
import { exitOfSignal } from '../../exit-codes.js';
import type { Output } from '../../output.js';
import { reportError } from '../../report-error.js';
import { watchForChange } from './next-change.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something now, and again whenever a file changes, until a signal; `once` answers false when one came meanwhile.
 * Faults of a file are told, and the next change may mend them.
 */
export async function watchFiles(
  paths: readonly string[],
  output: Output,
  once: () => Promise<boolean>,
): Promise<void> {
  for (;;) {
    if (!(await survived(once))) return;
    const stopped = new AbortController();
    const stop = (signal: (typeof SIGNALS)[number]) => {
      process.exitCode = exitOfSignal(constants.signals[signal]);
      stopped.abort();
    };
    for (const signal of SIGNALS) process.once(signal, stop);
    try {
      const { changed } = await watchForChange(paths, stopped.signal);
      // Not before it looks: whoever reads this may write at once.
      output.note(`Waiting for a change of ${paths.join(', ')}; Ctrl-C ends.`);
      if (!(await changed)) return;
    } finally {
      for (const signal of SIGNALS) process.off(signal, stop);
    }
  }
}

async function survived(once: () => Promise<boolean>): Promise<boolean> {
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof CliError || error instanceof ApiError)) throw error;
    reportError(error, { json: false });
    return true;
  }
}
