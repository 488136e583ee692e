import type { Log } from '@rehearsal/platform/log';
import type { Leases } from '../queue/leases.js';
import type { RunStops } from './run-stops.js';
import type { LoadRunJournal } from '../service.js';

const BEAT_MS = 2000;
/** Sooner than the reconciler calls the worker lost: who cannot prove that a run is his stops it himself. */
const FENCE_MS = 12_000;

/**
 * Shows that the worker lives, and looks whether the run is still its own and still wanted: a call to cancel may be lost
 * while Redis is away, the journal is not.
 */
export async function startHeartbeat(
  runId: string,
  workerId: string,
  parts: { leases: Leases; journal: LoadRunJournal; stops: RunStops; log: Log },
): Promise<{ end: () => Promise<void> }> {
  await parts.leases.take(runId, workerId);
  let last = performance.now();

  async function beat(): Promise<void> {
    try {
      const mine = await parts.leases.renew(runId, workerId);
      last = performance.now();
      if (!mine) parts.stops.stop(runId, 'worker_lost');
      else if ((await parts.journal.load(runId)).state?.state === 'cancelling') parts.stops.stop(runId, 'cancelled');
    } catch (error) {
      parts.log.warn({ err: error, runId }, 'the lease of a run could not be renewed');
      if (performance.now() - last > FENCE_MS) parts.stops.stop(runId, 'worker_lost');
    }
  }

  const beating = setInterval(() => void beat(), BEAT_MS);
  return {
    end: async () => {
      clearInterval(beating);
      await parts.leases.release(runId);
    },
  };
}
