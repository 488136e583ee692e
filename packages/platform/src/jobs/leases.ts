import type { Connection } from 'mongoose';
import { collectionOf, isDuplicateKey } from '../stores/mongo.js';

interface Lease {
  /** The job. */
  _id: string;
  worker_id: string;
  /** Counts up while the worker lives. Readers compare it with what they saw before, so no two clocks need to agree. */
  beat: number;
}

export interface Leases {
  take(jobId: string, workerId: string): Promise<void>;
  /** As `take`, unless another worker has the job: false then. */
  claim(jobId: string, workerId: string): Promise<boolean>;
  /** False when the job was taken out of this worker's hands. */
  renew(jobId: string, workerId: string): Promise<boolean>;
  /** By a worker: only where it still has the job. By whoever takes a job out of lost hands: in any case. */
  release(jobId: string, workerId?: string): Promise<void>;
  /** All jobs that are said to be in somebody's hands. */
  held(): Promise<string[]>;
  beatOf(jobId: string): Promise<number | null>;
}

/** Of each job that a worker has in its hands, a sign of life. */
export function openLeases(connection: Connection, collection: string): Leases {
  const leases = collectionOf<Lease>(connection, collection);
  return {
    take: async (jobId, workerId) => {
      await leases.updateOne({ _id: jobId }, { $set: { worker_id: workerId, beat: 0 } }, { upsert: true });
    },
    claim: async (jobId, workerId) => {
      try {
        await leases.insertOne({ _id: jobId, worker_id: workerId, beat: 0 });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return false;
      }
    },
    renew: async (jobId, workerId) => {
      const renewed = await leases.updateOne({ _id: jobId, worker_id: workerId }, { $inc: { beat: 1 } });
      return renewed.matchedCount === 1;
    },
    release: async (jobId, workerId) => {
      await leases.deleteOne({ _id: jobId, ...(workerId === undefined ? {} : { worker_id: workerId }) });
    },
    held: async () => (await leases.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),
    beatOf: async (jobId) => (await leases.findOne({ _id: jobId }))?.beat ?? null,
  };
}
