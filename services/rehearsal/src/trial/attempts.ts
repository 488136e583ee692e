import type { Connection } from 'mongoose';
import { collectionOf } from '@rehearsal/platform/stores/mongo';

interface Attempted {
  /** The job of the trial. */
  _id: string;
  run_id: string;
  begun: number;
  /** Those that a worker gave back because it was asked to stop: nobody's fault. */
  given_back: number;
}

export interface Attempts {
  /** Which attempt at a trial this is, from 1, and how many of those before it were lost. */
  begin(jobId: string, runId: string): Promise<{ attempt: number; lost: number }>;
  giveBack(jobId: string): Promise<void>;
  /** All of a run that is over. */
  forget(runId: string): Promise<void>;
}

/** How often each trial was begun, counted before it begins: whoever is killed over it has been counted. */
export async function openAttempts(connection: Connection): Promise<Attempts> {
  const attempts = collectionOf<Attempted>(connection, 'trial_attempts');
  await attempts.createIndex({ run_id: 1 }, { name: 'by_run' }, {});
  return {
    begin: async (_id, run_id) => {
      await attempts.updateOne(
        { _id },
        { $inc: { begun: 1 }, $setOnInsert: { run_id, given_back: 0 } },
        { upsert: true },
      );
      const { begun = 1, given_back = 0 } = (await attempts.findOne({ _id })) ?? {};
      return { attempt: begun, lost: begun - 1 - given_back };
    },
    giveBack: async (_id) => {
      await attempts.updateOne({ _id }, { $inc: { given_back: 1 } });
    },
    forget: async (run_id) => {
      await attempts.deleteMany({ run_id });
    },
  };
}
