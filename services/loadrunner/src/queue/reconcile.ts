import { AbandonLoadRun } from '@rehearsal/contracts/load/load-run';
import { ownActor } from '@rehearsal/contracts/messages/own-actors';
import { derivedId } from '@rehearsal/platform/ids';
import type { Leases } from '@rehearsal/platform/jobs/leases';
import { LOST_AFTER_MS, lostJobs } from '@rehearsal/platform/jobs/lost-jobs';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import type { Dispatcher } from './dispatch.js';
import { IN_HANDS, runsIn } from './read-queue.js';
import type { LoadRunJournal, LoadRunProcessor } from '../service.js';

/** The collection of the runs' leases. */
export const LEASES = 'load_run_leases';
export const RECONCILE_EVERY_MS = 3000;

export interface Reconciler {
  /** One look at everything that is not finished. */
  look(): Promise<void>;
}

/**
 * Makes what is true in Mongo true elsewhere: a queued run has a job, however often Redis forgets; a run in the hands of
 * a worker that lives no more is an error, and its load is not sent again.
 */
export function reconciler(dependencies: {
  journal: LoadRunJournal;
  processor: LoadRunProcessor;
  leases: Leases;
  dispatch: Dispatcher;
  /** Takes a run out of the hands of those that have a part of it. */
  forgetParts: (runId: string) => Promise<void>;
  /** Milliseconds on a clock that never jumps. */
  now: () => number;
}): Reconciler {
  const lost = lostJobs(dependencies.leases, dependencies.now);

  async function abandon(runId: string, workerId: string): Promise<void> {
    // First the lease, so that a worker that was only asleep notices and stops its k6.
    await dependencies.leases.release(runId);
    await dependencies.forgetParts(runId);
    const reason = `worker lost: ${workerId} has given no sign of life for ${LOST_AFTER_MS / 1000} s`;
    const actor = ownActor('loadrunner');
    // Derived: of several reconcilers that see the same, one is heard.
    const id = derivedId(`abandon ${runId}`);
    await dependencies.processor.execute(newCommand(AbandonLoadRun, runId, { reason }, { id, actor }));
  }

  return {
    look: async () => {
      const gone = await lost.among(await runsIn(dependencies.journal, IN_HANDS));
      // Together: while the broker is away each of them takes its time to find out, though it is in the journal at once.
      await Promise.all(gone.map(({ id, worker_id }) => abandon(id, worker_id ?? 'its worker')));
      await dependencies.dispatch.look();
    },
  };
}
