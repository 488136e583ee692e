import type { Connection } from 'mongoose';
import type { Checkpoint, VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';

/** A verification as it is kept; `seq` and `created_at` are there for the pages of every list. */
export interface StoredVerification extends Omit<VerificationRecord, 'id'> {
  _id: string;
  seq: number;
  created_at: string;
  /** Checkpoints that its caller brought along. */
  pinned: readonly Checkpoint[];
  /** The process that carries it out, and when that last said so; null once it has let go of it. */
  holder: string | null;
  beat_at: string;
  /** How often it was begun. */
  begun: number;
}

/** Older ones that read only the end of the log are let go of; whole ones are kept. */
const SHORT_ONES_KEPT = 200;

/** Verifications on record: who asked for which, how far they are, and what they found. */
export class VerificationRecords {
  readonly collection: Collection<StoredVerification>;

  constructor(connection: Connection) {
    this.collection = collectionOf<StoredVerification>(connection, 'audit_verifications');
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndex({ created_at: -1, _id: -1 }, { name: 'newest_first' }, {});
    await this.collection.createIndex({ scope: 1, created_at: -1, _id: -1 }, { name: 'by_scope' }, {});
    await this.collection.createIndex({ state: 1 }, { name: 'by_state' }, {});
  }

  async insert(record: StoredVerification): Promise<void> {
    await this.collection.insertOne(record);
  }

  async byId(id: string): Promise<StoredVerification | undefined> {
    return (await this.collection.findOne({ _id: id })) ?? undefined;
  }

  async running(): Promise<StoredVerification[]> {
    return this.collection.find({ state: 'running' }).toArray();
  }

  /** Says how far it is, or what became of it; false when it is no longer this process's to say. */
  async tell(id: string, holder: string, change: Partial<StoredVerification>): Promise<boolean> {
    const { matchedCount } = await this.collection.updateOne({ _id: id, state: 'running', holder }, { $set: change });
    return matchedCount === 1;
  }

  /** Of two processes that find one abandoned, one gets it. */
  async take({ _id, holder, beat_at, begun }: StoredVerification, by: string, now: string): Promise<boolean> {
    const { matchedCount } = await this.collection.updateOne(
      { _id, state: 'running', holder, beat_at },
      { $set: { holder: by, beat_at: now, begun: begun + 1 } },
    );
    return matchedCount === 1;
  }

  /** False when it is not running any more. */
  async cancel(id: string, by: Actor, now: string): Promise<boolean> {
    const { matchedCount } = await this.collection.updateOne(
      { _id: id, state: 'running' },
      { $set: { state: 'cancelled', cancelled_by: by, ended_at: now, holder: null } },
    );
    return matchedCount === 1;
  }

  async prune(): Promise<void> {
    const [oldest] = await this.collection
      .find({ scope: 'since-checkpoint' })
      .sort({ created_at: -1, _id: -1 })
      .skip(SHORT_ONES_KEPT)
      .limit(1)
      .toArray();
    if (oldest)
      await this.collection.deleteMany({ scope: 'since-checkpoint', created_at: { $lte: oldest.created_at } });
  }
}

export const recordView = ({ _id, ...record }: StoredVerification): VerificationRecord => ({
  id: _id,
  scope: record.scope,
  state: record.state,
  asked_by: record.asked_by,
  asked_at: record.asked_at,
  ended_at: record.ended_at,
  cancelled_by: record.cancelled_by,
  progress: record.progress,
  result: record.result,
  failure: record.failure,
});
