import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { EVIDENCE } from './evidence.js';

/**
 * Writes the outcome into the run's folder where its worker could not: it was lost, or never had the run. What a worker
 * wrote stays.
 */
export const outcomeKeeper =
  (resultsFolder: string) =>
  async (runId: string, outcome: LoadRunOutcome): Promise<void> => {
    const folder = join(resultsFolder, runId);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, EVIDENCE.summary), JSON.stringify(outcome, null, 2), { flag: 'wx' }).catch(
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      },
    );
  };
