import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { eventTopic, type JournalledAggregate, type TopicName } from '@rehearsal/contracts/topics/topics';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { encode } from '../envelope.js';
import type { Publisher } from '../kafka/publisher.js';
import { collectionOf, insertedBefore, isDuplicateKey, type Collection } from '../stores/mongo.js';
import { commitId, eventsOf, type Commit, type Fact } from './commit.js';
import { knownStates } from './known-states.js';
import type { Loaded } from './loaded.js';
import { COMMITS_A_SEGMENT, type Segment } from './segment.js';
import { Segments } from './segments.js';

export interface FoldMeta {
  id: string;
  /** The seq of the commit that the fact is part of. */
  version: number;
  at: string;
  actor: Actor;
}

/** What an aggregate is: its name and how a fact changes its state. Pure; `undefined` means: does not exist (any more). */
export interface AggregateDefinition<S extends object, F extends Fact, Row extends object = S> {
  name: JournalledAggregate;
  /** The service that owns it, named as the events' source. */
  owner: string;
  evolve: (state: S | undefined, fact: F, meta: FoldMeta) => S | undefined;
  /** What lists find it by and show of it: kept beside the state in the snapshot, and no part of it. */
  lookUp?: (state: S) => LookUp;
  /**
   * What lists are ordered by and others know, as it is before they say so. It lies in the snapshot under `from_others`,
   * follows from no commit, and stays through those that come; whose states such are never lose a key.
   */
  fromOthers?: LookUp;
  /**
   * Of an aggregate that grows by each commit: what lists show and find it by. Its snapshot is then this row alone, and
   * the state is stored in segments, so that a commit costs the same however large the state has become.
   */
  row?: (state: S) => Row;
  /** Of facts that hold a state which the journal has already: how they are written, published, and made whole again. */
  byReference?: ByReference<S, F>;
}

export interface ByReference<S extends object, F extends Fact> {
  /** What is written of a fact. */
  stored: (fact: F) => F;
  /** What is published of it, the same whether it is whole or was read from the journal. */
  published: (fact: F) => F;
  /** The whole of a fact that was read; `at` gives a state of this or another aggregate. */
  whole: (fact: F, id: string, at: (id: string, version: number) => Promise<S | undefined>) => Promise<F>;
}

export type LookUp = Record<string, unknown>;

export type Snapshot<S> = S & { _id: string; seq: number; look_up?: LookUp; from_others?: LookUp };

const TAIL_PAGE = 100;
const NEVER: Loaded<never> = { state: undefined, seq: 0 };

/**
 * The one way state changes. `<aggregate>_commits` is the truth; the snapshot collection is what reads use, and one that
 * lags is repaired by folding the commits behind it. Every look-up is by a whole unique key, so it stays fast on any server.
 */
export class Journal<S extends object, F extends Fact, Row extends object = S> {
  readonly commits: Collection<Commit<F>>;
  readonly snapshots: Collection<Snapshot<Row>>;
  readonly eventTopic: TopicName;
  readonly known = knownStates<S>();
  readonly #segments: Segments<S> | undefined;
  /** Writes of snapshots that are on their way while their events are published. */
  readonly #behind = new Set<Promise<void>>();

  constructor(
    connection: Connection,
    readonly aggregate: AggregateDefinition<S, F, Row>,
    private readonly publisher: Publisher,
  ) {
    const noun = aggregate.name.replaceAll('-', '_');
    this.commits = collectionOf<Commit<F>>(connection, `${noun}_commits`);
    this.snapshots = collectionOf<Snapshot<Row>>(connection, `${noun}s`);
    this.#segments = aggregate.row && new Segments<S>(collectionOf<Segment>(connection, `${noun}_segments`));
    this.eventTopic = eventTopic(aggregate.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.commits.createIndex({ aggregateId: 1, commandId: 1 }, { unique: true, name: 'command_once' }, {});
    await this.commits.createIndex({ unsent: 1 }, { name: 'unsent' }, {});
  }

  /** The current state: what is known of it, or stored, and whatever the journal has behind that. */
  async load(id: string): Promise<Loaded<S>> {
    const base = this.known.get(id) ?? (await this.#stored(id));
    const next = await this.commits.findOne({ _id: commitId(id, base.seq + 1) } as never);
    const loaded = next === null ? base : await this.#fold(base, await this.history(id, base.seq + 1));
    // Whoever writes may have met a later one meanwhile.
    if (loaded.seq > (this.known.get(id)?.seq ?? 0)) this.known.set(id, loaded);
    return loaded;
  }

  async #stored(id: string): Promise<Loaded<S>> {
    const snapshot = await this.snapshots.findOne({ _id: id } as never);
    if (snapshot === null) return NEVER;
    if (this.#segments) return (await this.#segments.read(id, snapshot.seq)) ?? NEVER;
    return { state: stateOf(snapshot as unknown as Snapshot<S>), seq: snapshot.seq };
  }

  /** The state as it was at a version, `undefined` where it did not exist then; of a version that is not there yet, the newest. */
  async loadAt(id: string, version: number): Promise<Loaded<S>> {
    const known = this.known.get(id);
    if (known?.seq === version) return known;
    if (!this.#segments || version < COMMITS_A_SEGMENT) return this.#replay(id, NEVER, version);
    // Segments are looked for from the version down, so it must be one that there is.
    const isThere = await this.commits.findOne({ _id: commitId(id, version) } as never, { projection: { _id: 1 } });
    if (!isThere) return this.load(id);
    return this.#replay(id, (await this.#segments.read(id, version)) ?? NEVER, version);
  }

  async #replay(id: string, base: Loaded<S>, version: number): Promise<Loaded<S>> {
    return this.#fold(base, await this.history(id, base.seq + 1, version));
  }

  /** The commits of an aggregate in order, from and to a seq, both included. */
  async history(id: string, from = 1, to = Number.MAX_SAFE_INTEGER): Promise<Commit<F>[]> {
    const found: Commit<F>[] = [];
    for (let start = from; start <= to; start += TAIL_PAGE) {
      const ids = Array.from({ length: Math.min(TAIL_PAGE, to - start + 1) }, (_, offset) =>
        commitId(id, start + offset),
      );
      const page = (await this.commits.find({ _id: { $in: ids } } as never).toArray()) as Commit<F>[];
      found.push(...page.sort((a, b) => a.seq - b.seq));
      if (page.length < ids.length) break;
    }
    return found;
  }

  async #fold(base: Loaded<S>, commits: Commit<F>[]): Promise<Loaded<S>> {
    const { byReference } = this.aggregate;
    let loaded = base;
    for (const commit of commits)
      loaded = this.apply(loaded, byReference ? await this.#whole(commit, byReference) : commit);
    return loaded;
  }

  async #whole(commit: Commit<F>, { whole }: ByReference<S, F>): Promise<Commit<F>> {
    const at = async (id: string, version: number) => (await this.loadAt(id, version)).state;
    return { ...commit, events: await Promise.all(commit.events.map((fact) => whole(fact, commit.aggregateId, at))) };
  }

  /** Pure: the state after a commit. */
  apply({ state: before, deletedAt: earlier, marks }: Loaded<S>, commit: Commit<F>): Loaded<S> {
    const meta = { id: commit.aggregateId, version: commit.seq, at: commit.at, actor: commit.actor };
    const state = commit.events.reduce<S | undefined>((now, fact) => this.aggregate.evolve(now, fact, meta), before);
    const deletedAt = before === undefined ? earlier : commit.at;
    const loaded = { state, seq: commit.seq, ...(state !== undefined || deletedAt === undefined ? {} : { deletedAt }) };
    if (!this.#segments) return loaded;
    if (commit.seq % COMMITS_A_SEGMENT === 0) return { ...loaded, marks: [...(marks ?? []).slice(-1), loaded] };
    return { ...loaded, ...(marks && { marks }) };
  }

  /** Inserts in order and answers how many went in before a conflict: all of them, unless a seq or command is already there. */
  async append(commits: Commit<F>[]): Promise<number> {
    try {
      await this.commits.insertMany(
        commits.map((commit) => this.#written(commit)),
        { ordered: true },
      );
      return commits.length;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return insertedBefore(error);
    }
  }

  #written(commit: Commit<F>): Commit<F> {
    const { byReference } = this.aggregate;
    return byReference ? { ...commit, events: commit.events.map(byReference.stored) } : commit;
  }

  async findByCommand(aggregateId: string, commandId: string): Promise<Commit<F> | null> {
    return this.commits.findOne<Commit<F>>({ aggregateId, commandId } as never);
  }

  /**
   * Writes snapshots, never over a newer one, and never of what was deleted meanwhile: a write that came late would put
   * it back into lists. The journal is asked after the insert, since whoever deletes writes there first.
   */
  async snapshot(changed: Map<string, Loaded<S>>): Promise<void> {
    await Promise.all([this.#writeSnapshots(changed), this.#keepSegments(changed)]);
    const followers = [...changed]
      .filter(([, { state }]) => state !== undefined)
      .map(([id, { seq }]) => commitId(id, seq + 1));
    if (followers.length === 0) return;
    const found = this.commits.find({ _id: { $in: followers } } as never, { projection: { aggregateId: 1 } });
    const overtaken = (await found.toArray()) as Pick<Commit<F>, 'aggregateId'>[];
    const now = await Promise.all(overtaken.map(async ({ aggregateId: id }) => [id, await this.load(id)] as const));
    const gone = now.filter(([, { state }]) => state === undefined);
    if (gone.length > 0) await this.#writeSnapshots(new Map(gone));
  }

  async #writeSnapshots(changed: Map<string, Loaded<S>>): Promise<void> {
    const operations = [...changed].map(([id, { state, seq }]) => {
      const older = { _id: id, seq: { $lt: seq } };
      if (state === undefined) return { deleteOne: { filter: older } };
      const { lookUp, row, fromOthers: from_others } = this.aggregate;
      const document = { ...(row ? row(state) : state), seq, ...(lookUp && { look_up: lookUp(state) }) };
      if (seq === 1) return { insertOne: { document: { _id: id, ...document, ...(from_others && { from_others }) } } };
      return from_others
        ? { updateOne: { filter: older, update: { $set: document, $setOnInsert: { from_others } }, upsert: true } }
        : { replaceOne: { filter: older, replacement: document, upsert: true } };
    });
    if (operations.length === 0) return;
    try {
      await this.snapshots.bulkWrite(operations as never, { ordered: false });
    } catch (error) {
      // The insert or upsert of a snapshot that is there already, and newer, fails on `_id`: what was wanted.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async #keepSegments(changed: Map<string, Loaded<S>>): Promise<void> {
    const segments = this.#segments;
    if (!segments) return;
    const due = [...changed].map(([id, loaded]) =>
      segments.keep(id, loaded, (from = NEVER, to) => this.#replay(id, from, to)),
    );
    await Promise.all(due);
  }

  /** Writes snapshots once what is at hand is on its way: somebody waits for the events, nobody for a list. */
  async snapshotBehind(changed: Map<string, Loaded<S>>): Promise<void> {
    const written = nextTurn().then(() => this.snapshot(changed));
    this.#behind.add(written);
    try {
      await written;
    } finally {
      this.#behind.delete(written);
    }
  }

  /** Resolves when a list shows all that this process has published: whoever knows an outcome finds it there. */
  async listed(): Promise<void> {
    await Promise.allSettled(this.#behind);
  }

  /** Publishes the events of commits, in order. */
  async publish(commits: Commit<F>[]): Promise<void> {
    const published = this.aggregate.byReference?.published;
    const messages = commits
      .map((commit) => (published ? { ...commit, events: commit.events.map(published) } : commit))
      .flatMap((commit) => eventsOf(commit).map((event) => encode(event, this.aggregate.owner)));
    if (messages.length === 0) return;
    await this.publisher.publish(this.eventTopic, messages);
  }

  async markSent(commits: Commit<F>[]): Promise<void> {
    const ids = commits.filter(({ unsent }) => unsent).map(({ _id }) => _id);
    if (ids.length > 0) await this.commits.updateMany({ _id: { $in: ids } }, { $set: { unsent: false } });
  }

  /** Publishes what a crash left unpublished and no redelivery will reach; answers how many commits that were. */
  async sweep(olderThanMs: number, now: Date): Promise<number> {
    const before = new Date(now.getTime() - olderThanMs).toISOString();
    const left = (
      (await this.commits
        .find({ unsent: true } as never)
        .limit(500)
        .toArray()) as Commit<F>[]
    )
      .filter(({ at }) => at < before)
      .sort((a, b) => a.seq - b.seq);
    await this.publish(left);
    await this.markSent(left);
    return left.length;
  }
}

export function stateOf<S extends object>(snapshot: Snapshot<S>): S {
  const { _id, seq, look_up, from_others, ...state } = snapshot;
  return state as unknown as S;
}
