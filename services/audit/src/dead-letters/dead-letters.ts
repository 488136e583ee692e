import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { DeadLetterEvent, DeadLetterState, DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import type { DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';

type Buried = Extract<DeadLetterEvent, { type: 'MessageDeadLettered' }>;
type Settled = Exclude<DeadLetterEvent, Buried>;

/** A dead letter as it is kept; `created_at` is when it was buried, and `seq` is there for the pages of every list. */
export type DeadLetter = Omit<DeadLetterView, 'id' | 'at' | 'text'> & { _id: string; seq: number; created_at: string };

/** As long as its topic keeps it. */
export const KEPT_DAYS = 30;

/** What all groups put aside, and what became of it: an index of `dead-letter.events.v1`, which repeats leave as it is. */
export class DeadLetters {
  readonly collection: Collection<DeadLetter>;

  constructor(connection: Connection) {
    this.collection = collectionOf<DeadLetter>(connection, 'dead_letters');
  }

  async ensureIndexes(): Promise<void> {
    const newestFirst = { created_at: -1, _id: -1 } as const;
    await this.collection.createIndex(newestFirst, { name: 'newest_first' }, {});
    for (const key of ['state', 'group', 'topic', 'message_type'])
      await this.collection.createIndex({ [key]: 1, ...newestFirst }, { name: `by_${key}` }, {});
  }

  /** Event of the topic -> what is known of the letter. */
  readonly reactions = {
    MessageDeadLettered: async ({ aggregateId: _id, time, data }: Buried): Promise<void> => {
      const fresh = {
        ...data,
        seq: 1,
        created_at: time,
        state: 'open' as const,
        settled_at: null,
        settled_by: null,
        settled_event: null,
      };
      await this.collection.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
    },
    DeadLetterReplayed: (event: Settled) => this.#settle(event, 'replayed'),
    DeadLetterDropped: (event: Settled) => this.#settle(event, 'dropped'),
  };

  async #settle(
    { id, aggregateId: _id, time, actor }: Settled,
    state: z.output<typeof DeadLetterState>,
  ): Promise<void> {
    await this.collection.updateOne(
      { _id },
      { $set: { state, settled_at: time, settled_by: actor.id, settled_event: id } },
    );
  }

  /** How many nobody has settled. */
  open(): Promise<number> {
    return this.collection.countDocuments({ state: 'open' });
  }

  /** How many of those that the filter lets through are in each state. */
  async counts(filter: Record<string, unknown>): Promise<DeadLetterPage['counts']> {
    const count = (state: keyof DeadLetterPage['counts']) => this.collection.countDocuments({ ...filter, state });
    const [open, replayed, dropped] = await Promise.all([count('open'), count('replayed'), count('dropped')]);
    return { open, replayed, dropped };
  }

  /** The groups that put something aside. */
  async groups(): Promise<string[]> {
    return (await this.collection.distinct('group')).sort();
  }

  /** Answers how many it let go of. */
  async clear(now: Date): Promise<number> {
    const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    return (await this.collection.deleteMany({ created_at: { $lt: before } })).deletedCount;
  }
}
