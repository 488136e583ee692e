import type { Connection } from 'mongoose';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';
import { entryId, GENESIS, type Entry, type Head } from './entry.js';

/** What the first pass of a verification needs of every entry. */
export type Place = Pick<Entry, '_id' | 'chain' | 'n'>;
export type MessagePlace = Place & Pick<Entry, 'eventId'>;

/** The entries in Mongo. Entries are inserted and found; there is no way here to change or remove one, and must not be. */
export class Entries {
  readonly #entries: Pick<Collection<Entry>, 'find' | 'insertMany' | 'createIndex'>;

  constructor(connection: Connection) {
    this.#entries = collectionOf<Entry>(connection, 'audit_entries');
  }

  async ensureIndexes(): Promise<void> {
    await this.#entries.createIndex({ eventId: 1 }, { unique: true, name: 'event_once' }, {});
    await this.#entries.createIndex({ chain: 1, n: 1 }, { unique: true, name: 'one_writer' }, {});
    for (const key of ['actor.id', 'targetId', 'correlationId', 'action']) {
      await this.#entries.createIndex({ [key]: 1, at: -1, _id: -1 }, { name: `by_${key}` }, {});
    }
    await this.#entries.createIndex({ at: -1, _id: -1 }, { name: 'newest_first' }, {});
  }

  /** Which of these messages have an entry already, and which entry. */
  async placesOf(eventIds: readonly string[]): Promise<MessagePlace[]> {
    return this.#entries
      .find({ eventId: { $in: [...eventIds] } })
      .project<MessagePlace>({ eventId: 1, chain: 1, n: 1 })
      .toArray();
  }

  /** The end of a chain as it is now. */
  async head(chain: string): Promise<Head> {
    const [last] = await this.#entries
      .find({ chain })
      .sort({ n: -1 })
      .limit(1)
      .project<Head>({ n: 1, hash: 1 })
      .toArray();
    return last ? { n: last.n, hash: last.hash } : GENESIS;
  }

  /** Inserts in order, up to the first that is there already: then it throws the duplicate key. */
  async insert(entries: Entry[]): Promise<void> {
    await this.#entries.insertMany(entries, { ordered: true });
  }

  /** Entries of a chain by place, both included; those that are missing are left out. */
  async between(chain: string, from: number, to: number): Promise<Entry[]> {
    const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => entryId(chain, from + offset));
    const page = await this.#entries.find({ _id: { $in: ids } }).toArray();
    return page.sort((a, b) => a.n - b.n);
  }

  async hashesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.#entries
      .find({ _id: { $in: [...ids] } })
      .project<Pick<Entry, '_id' | 'hash'>>({ hash: 1 })
      .toArray();
    return new Map(found.map(({ _id, hash }) => [_id, hash]));
  }

  /** Every entry's place, in no order, a page at a time. */
  places(): AsyncIterable<Place> {
    return this.#entries.find({}, { batchSize: 1000 }).project<Place>({ chain: 1, n: 1 });
  }

  /** Newest first. Filters hold plain values only: a caller's text never becomes an operator. */
  async newestFirst(filter: Record<string, unknown>, limit: number): Promise<Entry[]> {
    return this.#entries.find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray();
  }
}

/** What a verification needs: it only reads. */
export type EntryReader = Pick<Entries, 'places' | 'between' | 'placesOf' | 'hashesOf'>;
