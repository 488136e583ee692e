import type { Leases } from '@rehearsal/platform/jobs/leases';
import { lostJobs } from '@rehearsal/platform/jobs/lost-jobs';
import type { Log } from '@rehearsal/platform/log';
import { isOutage } from '@rehearsal/platform/outage';
import { isWhole, openTrials } from '../runs/progress.js';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import { jobId, type TrialJob, type TrialQueue } from '../trial/trial-jobs.js';

/** The collection of the trials' leases. */
export const LEASES = 'trial_leases';
export const RECONCILE_EVERY_MS = 3000;

interface Dependencies {
  /** The runs that have no verdict yet. */
  unfinished: () => Promise<RehearsalRunRecord[]>;
  leases: Pick<Leases, 'held' | 'beatOf' | 'release'>;
  queue: Pick<TrialQueue, 'add' | 'size'>;
  finish: (run: RehearsalRunRecord) => Promise<void>;
  /** Milliseconds on a clock that never jumps. */
  now: () => number;
  log: Log;
}

/**
 * Makes what is true in Mongo true elsewhere: a trial that is not on record has a job, however often Redis forgets; one in
 * the hands of a worker that lives no more is offered again; a run that has come to its end gets its verdict.
 */
export function reconciler({ unfinished, leases, queue, finish, now, log }: Dependencies): {
  look: () => Promise<void>;
} {
  const lost = lostJobs(leases, now);
  /** What fails for ever is not repeated for ever: a process that starts anew, with the defect mended, looks again. */
  const hopeless = new Set<string>();

  async function letGoOfLost(held: readonly string[]): Promise<Set<string>> {
    const gone = await lost.among(held.map((id) => ({ id })));
    await Promise.all(gone.map(({ id }) => leases.release(id)));
    if (gone.length > 0) log.warn({ trials: gone.map(({ id }) => id) }, 'the worker of these trials is lost');
    const stillHeld = new Set(held);
    for (const { id } of gone) stillHeld.delete(id);
    return stillHeld;
  }

  /** One that cannot be finished now keeps no other from going on. */
  const tryToFinish = (run: RehearsalRunRecord): Promise<void> =>
    finish(run).catch((error: unknown) => {
      if (isOutage(error)) {
        log.warn({ err: error, run: run.id }, 'a run cannot be finished yet');
        return;
      }
      hopeless.add(run.id);
      log.error({ err: error, run: run.id }, 'a run can never be finished, through a defect of ours');
    });

  return {
    look: async () => {
      const held = await letGoOfLost(await leases.held());
      const offered: TrialJob[] = [];
      for (const run of await unfinished()) {
        if (hopeless.has(run.id)) continue;
        const open = openTrials(run).map((trial) => ({ runId: run.id, ...trial }));
        if (isWhole(run)) await tryToFinish(run);
        else if (run.state !== 'cancelling') offered.push(...open);
        else if (!open.some((job) => held.has(jobId(job)))) await tryToFinish(run);
      }
      // Where as many are in the queue as should be, none of them was lost.
      if (offered.length > (await queue.size())) await queue.add(offered);
    },
  };
}
