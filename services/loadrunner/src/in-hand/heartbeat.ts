import { keepLease } from '@rehearsal/platform/jobs/keep-lease';
import type { Leases } from '@rehearsal/platform/jobs/leases';
import type { Log } from '@rehearsal/platform/log';
import type { RunStops } from './run-stops.js';
import type { LoadRunJournal } from '../service.js';

/**
 * Shows that the worker lives, and looks whether the run is still its own and still wanted: a call to cancel may be lost
 * while Redis is away, the journal is not.
 */
export const startHeartbeat = (
  runId: string,
  workerId: string,
  { leases, journal, stops, log }: { leases: Leases; journal: LoadRunJournal; stops: RunStops; log: Log },
): Promise<{ end: () => Promise<void> }> =>
  keepLease({
    jobId: runId,
    workerId,
    leases,
    onLost: () => stops.stop(runId, 'worker_lost'),
    look: async () => {
      if ((await journal.load(runId)).state?.state === 'cancelling') stops.stop(runId, 'cancelled');
    },
    log,
  });
