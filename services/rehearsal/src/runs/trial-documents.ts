import type { Connection } from 'mongoose';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { collectionOf } from '@rehearsal/platform/stores/mongo';
import type { TrialOf } from './progress.js';

interface Kept {
  /** The trial and which attempt at it: of two that a lost worker led to, the run's record says which one counts. */
  _id: string;
  run_id: string;
  rehearsal: number;
  trial: number;
  ended_at: string;
  whole: Trial;
}

export interface TrialDocuments {
  keep(of: TrialOf & { attempt: number }, whole: Trial): Promise<void>;
  /** That of the attempt which the run has on record; nothing where its time is over. */
  find(runId: string, of: TrialOf & { instance_id: string | null }): Promise<Trial | undefined>;
  /** Answers how many went. */
  forgetBefore(time: string): Promise<number>;
}

/** The whole of each trial, in documents of their own. */
export async function openTrialDocuments(connection: Connection): Promise<TrialDocuments> {
  const kept = collectionOf<Kept>(connection, 'trials');
  await kept.createIndex({ run_id: 1 }, { name: 'by_run' }, {});
  await kept.createIndex({ ended_at: 1 }, { name: 'by_end' }, {});
  return {
    keep: async ({ rehearsal, trial, attempt }, whole) => {
      const { run_id, ended_at } = whole;
      const _id = `${run_id}-${rehearsal}-${trial}-${attempt}`;
      await kept.replaceOne({ _id }, { run_id, rehearsal, trial, ended_at, whole }, { upsert: true });
    },
    find: async (run_id, { rehearsal, trial, instance_id }) => {
      const found = await kept.find({ run_id, rehearsal, trial }).toArray();
      return found.find(({ whole }) => whole.instance_id === instance_id)?.whole;
    },
    forgetBefore: async (time) => (await kept.deleteMany({ ended_at: { $lt: time } })).deletedCount,
  };
}
