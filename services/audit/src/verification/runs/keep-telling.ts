import { every } from '@rehearsal/platform/every';
import type { Log } from '@rehearsal/platform/log';
import type { StoredVerification } from './verification-records.js';

export interface Told {
  progress: StoredVerification['progress'];
}

interface Telling {
  tell: (change: Partial<StoredVerification>) => Promise<boolean>;
  lost: () => void;
  log: Log;
  everyMs?: number | undefined;
}

const EVERY_MS = 1000;

/** Says again and again how far a verification is, which also says that somebody carries it out. */
export const keepTelling = (
  told: Told,
  { tell, lost, log, everyMs = EVERY_MS }: Telling,
): { end: () => Promise<void> } =>
  every(
    everyMs,
    async () => {
      if (!(await tell({ progress: told.progress, beat_at: new Date().toISOString() }))) lost();
    },
    log,
  );
