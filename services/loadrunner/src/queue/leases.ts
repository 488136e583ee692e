import type { Connection } from 'mongoose';
import { collectionOf } from '@rehearsal/platform/mongo';

interface Lease {
  /** The run. */
  _id: string;
  worker_id: string;
  /** Counts up while the worker lives. Readers compare it with what they saw before, so no two clocks need to agree. */
  beat: number;
}

export interface Leases {
  take(runId: string, workerId: string): Promise<void>;
  /** False when the run was taken out of this worker's hands. */
  renew(runId: string, workerId: string): Promise<boolean>;
  release(runId: string): Promise<void>;
  beatOf(runId: string): Promise<number | null>;
}

/** Of each run that a worker has in its hands, a sign of life. */
export function openLeases(connection: Connection): Leases {
  const leases = collectionOf<Lease>(connection, 'load_run_leases');
  return {
    take: async (runId, workerId) => {
      await leases.updateOne({ _id: runId }, { $set: { worker_id: workerId, beat: 0 } }, { upsert: true });
    },
    renew: async (runId, workerId) => {
      const renewed = await leases.updateOne({ _id: runId, worker_id: workerId }, { $inc: { beat: 1 } });
      return renewed.matchedCount === 1;
    },
    release: async (runId) => {
      await leases.deleteOne({ _id: runId });
    },
    beatOf: async (runId) => (await leases.findOne({ _id: runId }))?.beat ?? null,
  };
}
