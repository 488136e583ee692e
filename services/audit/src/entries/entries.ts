import type { Connection } from 'mongoose';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';
import { GENESIS, type Entry, type Head } from './entry.js';

/** A page of entries with the largest bodies is 16 MB. */
const PAGE = 250;

/** Where an entry stands. */
export type Place = Pick<Entry, '_id' | 'chain' | 'n'>;
export type MessagePlace = Place & Pick<Entry, 'eventId'>;

/** The entries in Mongo. Entries are inserted and found; there is no way here to change or remove one, and must not be. */
export class Entries {
  readonly #entries: Pick<Collection<Entry>, 'find' | 'insertMany' | 'createIndex' | 'indexes'>;

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

  /** Whether the store itself keeps a message from being entered twice: its unique index stands, and leaves no entry out. */
  async entersOnce(): Promise<boolean> {
    const indexes = await this.#entries.indexes();
    return indexes.some(
      ({ key, unique, sparse, partialFilterExpression }) =>
        unique === true && !sparse && !partialFilterExpression && Object.keys(key).join() === 'eventId',
    );
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
      .find({ chain, n: { $gt: 0, $lte: Number.MAX_SAFE_INTEGER } })
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

  /**
   * The next entries of a chain in the order of their numbers, up to one of them; none also where so many are missing. No
   * range is longer than what comes of it, since a store may list all of it first.
   */
  async behind(chain: string, n: number, last: number): Promise<Entry[]> {
    const numbered = { chain, n: { $gt: n, $lte: Math.min(n + PAGE, last) } };
    return this.#entries.find(numbered).sort({ n: 1 }).limit(PAGE).toArray();
  }

  /** The first and the last entry in the order of chains and numbers, whatever values stand in their place. */
  async outermost(chain?: string): Promise<Place[]> {
    const some = chain === undefined ? {} : { chain };
    const ends = await Promise.all(([1, -1] as const).map((order) => this.#firstOf(some, order)));
    return ends.flatMap((end) => end ?? []);
  }

  /** The chains that have an entry, in order. */
  async chains(): Promise<string[]> {
    const found: string[] = [];
    for (let from = ''; ;) {
      const next = await this.#firstOf({ chain: { $gte: from } }, 1);
      if (next === undefined) return found;
      found.push(next.chain);
      // The text that comes right behind it: in an index, all entries of the chain lie between the two.
      from = `${next.chain}\u0000`;
    }
  }

  /** By the index of chains and numbers: the whole log is never handed out in one answer. */
  async #firstOf(some: Record<string, unknown>, order: 1 | -1): Promise<Place | undefined> {
    const sorted = this.#entries.find(some).sort({ chain: order, n: order }).limit(1);
    const [first] = await sorted.project<Place>({ chain: 1, n: 1 }).toArray();
    return first;
  }

  async hashesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.#entries
      .find({ _id: { $in: [...ids] } })
      .project<Pick<Entry, '_id' | 'hash'>>({ hash: 1 })
      .toArray();
    return new Map(found.map(({ _id, hash }) => [_id, hash]));
  }

  /** Newest first. Filters hold plain values only: a caller's text never becomes an operator. */
  async newestFirst(filter: Record<string, unknown>, limit: number): Promise<Entry[]> {
    return this.#entries.find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray();
  }
}

/** What a verification needs: it only reads. */
export type EntryReader = Pick<
  Entries,
  'behind' | 'chains' | 'outermost' | 'head' | 'hashesOf' | 'placesOf' | 'entersOnce'
>;
