import type { Connection } from 'mongoose';
import { collectionOf } from '../stores/mongo.js';

interface Lease {
  /** The job. */
  _id: string;
  worker_id: string;
  /** Counts up while the worker lives. Readers compare it with what they saw before, so no two clocks need to agree. */
  beat: number;
}

export interface Leases {
  take(jobId: string, workerId: string): Promise<void>;
  /** False when the job was taken out of this worker's hands. */
  renew(jobId: string, workerId: string): Promise<boolean>;
  release(jobId: string): Promise<void>;
  beatOf(jobId: string): Promise<number | null>;
}

/** Of each job that a worker has in its hands, a sign of life. */
export function openLeases(connection: Connection, collection: string): Leases {
  const leases = collectionOf<Lease>(connection, collection);
  return {
    take: async (jobId, workerId) => {
      await leases.updateOne({ _id: jobId }, { $set: { worker_id: workerId, beat: 0 } }, { upsert: true });
    },
    renew: async (jobId, workerId) => {
      const renewed = await leases.updateOne({ _id: jobId, worker_id: workerId }, { $inc: { beat: 1 } });
      return renewed.matchedCount === 1;
    },
    release: async (jobId) => {
      await leases.deleteOne({ _id: jobId });
    },
    beatOf: async (jobId) => (await leases.findOne({ _id: jobId }))?.beat ?? null,
  };
}
