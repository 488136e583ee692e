import { randomUUID } from 'node:crypto';
import type { LoadRunState } from '@rehearsal/contracts/load-run';
import { derivedId } from '@rehearsal/platform/hash';
import type { Leases } from './leases.js';
import type { RunQueue } from './run-queue.js';
import type { LoadRunJournal, LoadRunProcessor } from './service.js';

export const RECONCILE_EVERY_MS = 3000;
/** A worker beats every two seconds: after this long without a beat it is lost. The run says so within 30 s. */
const LOST_AFTER_MS = 15_000;
const IN_HANDS: LoadRunState[] = ['preparing', 'running', 'cancelling'];

export interface Reconciler {
  /** One look at everything that is not finished. */
  look(): Promise<void>;
}

/**
 * Makes what is true in Mongo true elsewhere: a queued run has a job, however often Redis forgets; a run in the hands of
 * a worker that lives no more is an error, and its load is not sent again.
 */
export function reconciler(parts: {
  journal: LoadRunJournal;
  processor: LoadRunProcessor;
  leases: Leases;
  queue: RunQueue;
  /** Milliseconds on a clock that never jumps. */
  now: () => number;
}): Reconciler {
  const seen = new Map<string, { beat: number | null; since: number }>();

  const inState = (states: LoadRunState[]) =>
    parts.journal.snapshots
      .find({ state: { $in: states } } as never, { projection: { _id: 1, worker_id: 1 } })
      .limit(1000)
      .toArray() as Promise<{ _id: string; worker_id: string | null }[]>;

  async function isLost(runId: string): Promise<boolean> {
    const beat = await parts.leases.beatOf(runId);
    const known = seen.get(runId);
    if (known?.beat === beat) return parts.now() - known.since > LOST_AFTER_MS;
    seen.set(runId, { beat, since: parts.now() });
    return false;
  }

  async function abandon(runId: string, workerId: string): Promise<void> {
    // First the lease, so that a worker that was only asleep notices and stops its k6.
    await parts.leases.release(runId);
    await parts.processor.execute({
      // Derived: of several reconcilers that see the same, one is heard.
      id: derivedId(`abandon ${runId}`),
      type: 'AbandonLoadRun',
      aggregateId: runId,
      actor: { id: 'loadrunner', role: 'service' },
      correlationId: randomUUID(),
      time: new Date().toISOString(),
      data: { reason: `worker lost: ${workerId} has given no sign of life for ${LOST_AFTER_MS / 1000} s` },
    });
    seen.delete(runId);
  }

  return {
    look: async () => {
      for (const { _id } of await inState(['queued'])) await parts.queue.add(_id);
      const held = await inState(IN_HANDS);
      for (const runId of seen.keys()) if (!held.some(({ _id }) => _id === runId)) seen.delete(runId);
      for (const { _id, worker_id } of held) if (await isLost(_id)) await abandon(_id, worker_id ?? 'its worker');
    },
  };
}
