import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { EVIDENCE } from './evidence.js';

/**
 * Writes the outcome into the run's folder where its worker could not: it was lost, or never had the run. What a worker
 * wrote stays. The journal has the outcome anyway, so a disk that takes no more is logged and holds nothing up.
 */
export const outcomeKeeper =
  (resultsFolder: string, log: Log) =>
  async (runId: string, outcome: LoadRunOutcome): Promise<void> => {
    const folder = join(resultsFolder, runId);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, EVIDENCE.summary), JSON.stringify(outcome, null, 2), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        log.warn({ err: error, runId }, 'the outcome of a run could not be written into its folder');
    }
  };
