import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Connection } from 'mongoose';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';
import { Checkpoint } from '@rehearsal/contracts/http/audit/audit';

type Stored = Checkpoint & { _id: number };

const PAGE = 50;
/** A checkpoint of all chains takes some kilobytes. */
const TAIL_BYTES = 64 * 1024;

/** Checkpoints in Mongo, in order. `_id` is `seq`, so two processes cannot both write the next one. */
export class CheckpointStore {
  readonly #checkpoints: Pick<Collection<Stored>, 'find' | 'insertOne'>;

  constructor(connection: Connection) {
    this.#checkpoints = collectionOf<Stored>(connection, 'audit_checkpoints');
  }

  async insert(checkpoint: Checkpoint): Promise<void> {
    await this.#checkpoints.insertOne({ _id: checkpoint.seq, ...checkpoint });
  }

  async latest(): Promise<Checkpoint | undefined> {
    const [found] = await this.#checkpoints.find({}).sort({ _id: -1 }).limit(1).toArray();
    return found === undefined ? undefined : Checkpoint.parse(found);
  }

  async at(seq: number): Promise<Checkpoint | undefined> {
    const [found] = await this.#checkpoints.find({ _id: seq }).toArray();
    return Checkpoint.safeParse(found).data;
  }

  /** Documents that are not checkpoints are passed over: `seq` shows that one is missing. */
  async *from(seq: number): AsyncGenerator<Checkpoint> {
    for (let start = seq; ; start += PAGE) {
      const ids = Array.from({ length: PAGE }, (_, offset) => start + offset);
      const page = await this.#checkpoints.find({ _id: { $in: ids } }).toArray();
      for (const stored of page.sort((a, b) => a._id - b._id)) {
        const checkpoint = Checkpoint.safeParse(stored);
        if (checkpoint.success) yield checkpoint.data;
      }
      if (page.length === 0) return;
    }
  }
}

/** The copy that whoever holds the database cannot change: one checkpoint a line, appended only. */
export class CheckpointFile {
  #lastSeq: number | undefined;

  constructor(readonly path: string) {}

  /** Appends what the file lacks; a crash may have come between the database and the file. */
  async catchUp(store: CheckpointStore): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    for await (const checkpoint of store.from((await this.lastSeq()) + 1)) {
      // The line break in front parts it from a line that a crash cut short.
      await appendFile(this.path, `\n${JSON.stringify(checkpoint)}\n`, { flush: true });
      this.#lastSeq = checkpoint.seq;
    }
  }

  /** 0 while there are none. */
  async lastSeq(): Promise<number> {
    if (this.#lastSeq !== undefined) return this.#lastSeq;
    let last = 0;
    for await (const { seq } of this.all()) last = seq;
    this.#lastSeq = last;
    return last;
  }

  /** The last one, read from the end of the file, which holds one a minute. */
  async last(): Promise<Checkpoint | undefined> {
    const file = await open(this.path).catch(unlessMissing);
    if (!file) return undefined;
    try {
      const { size } = await file.stat();
      for (let length = Math.min(TAIL_BYTES, size); ; length = Math.min(length * 2, size)) {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
        // The first line of a part is a part of a line.
        const lines = buffer
          .toString('utf8')
          .split('\n')
          .slice(length < size ? 1 : 0);
        const last = lines.toReversed().find((line) => Checkpoint.safeParse(jsonOf(line)).success);
        if (last !== undefined) return Checkpoint.parse(jsonOf(last));
        if (length === size) return undefined;
      }
    } finally {
      await file.close();
    }
  }

  /** Lines that are not checkpoints are passed over, since a crash may have cut one short. */
  async *all(): AsyncGenerator<Checkpoint> {
    try {
      for await (const line of createInterface({ input: createReadStream(this.path, 'utf8') })) {
        const checkpoint = Checkpoint.safeParse(jsonOf(line));
        if (checkpoint.success) yield checkpoint.data;
      }
    } catch (error) {
      unlessMissing(error);
    }
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
