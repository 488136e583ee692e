import { LRUCache } from 'lru-cache';
import { isDuplicateKey, type Collection } from '../stores/mongo.js';
import type { Loaded } from './loaded.js';
import { COMMITS_A_SEGMENT, fieldsOf, joined, keepsNothing, segmentId, type Segment } from './segment.js';

/** The last segment that is known to be stored of an aggregate. */
interface Newest {
  number: number;
  from: number;
}

const NONE: Newest = { number: 0, from: 1 };
const KNOWN_NEWEST = 10_000;

/** Gives the state at a version, going on from an earlier one. */
type Replay<S> = (from: Loaded<S> | undefined, version: number) => Promise<Loaded<S>>;

/**
 * The states of one kind of aggregate, in segments (see `segment.ts`). They follow from the journal, so a missing one is made
 * good, and any process may store the next: of two that do, the first wins.
 */
export class Segments<S extends object> {
  readonly #newest = new LRUCache<string, Newest>({ max: KNOWN_NEWEST });

  constructor(private readonly collection: Collection<Segment>) {}

  /** The state at the last segment that is stored up to a version; nothing where the journal must be read from its beginning. */
  async read(id: string, version: number): Promise<Loaded<S> | undefined> {
    const { number, from } = await this.#findNewest(id, Math.floor(version / COMMITS_A_SEGMENT));
    if (number === 0) return undefined;
    const ids = Array.from({ length: number - from + 1 }, (_, index) => segmentId(id, from + index));
    const found = new Map((await this.collection.find({ _id: { $in: ids } }).toArray()).map((one) => [one._id, one]));
    const segments = ids.flatMap((key) => found.get(key) ?? []);
    if (segments.length < ids.length) return undefined;
    const state = joined(segments) as S | undefined;
    const seq = number * COMMITS_A_SEGMENT;
    const { deletedAt } = segments.at(-1) as Segment;
    const loaded: Loaded<S> = { state, seq, ...(deletedAt === undefined ? {} : { deletedAt }) };
    return { ...loaded, marks: [loaded] };
  }

  /** Stores the segments that are due. */
  async keep(id: string, { seq, marks = [] }: Loaded<S>, replay: Replay<S>): Promise<void> {
    const due = Math.floor(seq / COMMITS_A_SEGMENT);
    if (due === 0 || (this.#newest.get(id)?.number ?? 0) >= due) return;
    let newest = await this.#findNewest(id, due);
    while (newest.number < due) {
      const at = newest.number * COMMITS_A_SEGMENT;
      const marked = (version: number) => marks.find((mark) => mark.seq === version);
      const before = marked(at) ?? (await this.read(id, at)) ?? (at > 0 ? await replay(undefined, at) : undefined);
      const after = marked(at + COMMITS_A_SEGMENT) ?? (await replay(before, at + COMMITS_A_SEGMENT));
      newest = await this.#store(id, newest, before, after);
    }
  }

  async #store(id: string, { number, from }: Newest, before: Loaded<S> | undefined, after: Loaded<S>): Promise<Newest> {
    const next = number + 1;
    const fields = after.state === undefined ? null : fieldsOf(before?.state, after.state);
    const newest = { number: next, from: keepsNothing(fields) ? next : from };
    const { deletedAt } = after;
    try {
      await this.collection.insertOne({
        _id: segmentId(id, next),
        from: newest.from,
        fields,
        ...(deletedAt === undefined ? {} : { deletedAt }),
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return await this.#findNewest(id, next);
    }
    this.#newest.set(id, newest);
    return newest;
  }

  /** A segment is stored only when the one before it is, so the first that is found has all before it. */
  async #findNewest(id: string, upTo: number): Promise<Newest> {
    const known = this.#newest.get(id);
    if (known?.number === upTo) return known;
    for (let number = upTo; number > 0; number--) {
      const found = await this.collection.findOne({ _id: segmentId(id, number) }, { projection: { from: 1 } });
      if (!found) continue;
      const newest = { number, from: found.from };
      if (number > (known?.number ?? 0)) this.#newest.set(id, newest);
      return newest;
    }
    return NONE;
  }
}
