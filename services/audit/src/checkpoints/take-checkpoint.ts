import type { Log } from '@rehearsal/platform/log';
import { isDuplicateKey } from '@rehearsal/platform/stores/mongo';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { FIRST_PREV, checkpointHash } from './checkpoint.js';
import type { CheckpointFile, CheckpointStore } from './checkpoint-store.js';
import type { Seal } from './seal.js';
import type { Entries } from '../entries/entries.js';
import { entryId, type Head } from '../entries/entry.js';

export interface CheckpointOptions {
  seal: Seal;
  store: CheckpointStore;
  files: readonly CheckpointFile[];
  entries: Entries;
  /** Every chain that may exist. */
  chains: readonly string[];
  /** Where the chains that this process writes to have got to. */
  heads: () => ReadonlyMap<string, Head>;
  log: Log;
  now?: () => Date;
}

/** Makes checkpoints, each of which is signed only if the entries still hold what the one before it saw. */
export class Checkpointer {
  #seen: Map<string, Head> | undefined;
  #running: Promise<string | undefined> | undefined;

  constructor(private readonly options: CheckpointOptions) {}

  /** One at a time. Resolves with the reason when none could be made; it is in the log as well, and the next time is soon. */
  take(): Promise<string | undefined> {
    this.#running ??= this.#take()
      .catch((error: unknown) => {
        this.options.log.warn({ err: error }, 'no checkpoint was made');
        return `no checkpoint was made: ${(error as Error).message}`;
      })
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #take(): Promise<string | undefined> {
    const { seal, store, files, log, now = () => new Date() } = this.options;
    const before = await store.latest();
    for (const file of files) {
      if ((await file.lastSeq()) <= (before?.seq ?? 0)) continue;
      const reason = 'the database has lost checkpoints that the file holds; none is signed until it has them';
      log.error({ path: file.path, file: await file.lastSeq(), database: before?.seq ?? 0 }, reason);
      return reason;
    }
    const broken = before && (await this.#firstBroken(before));
    if (broken !== undefined) {
      const reason = 'the audit log no longer holds what its last checkpoint saw; none is signed until it does';
      log.error({ chain: broken, checkpoint: before?.seq }, reason);
      return reason;
    }
    const checkpoint = seal.sign({
      seq: (before?.seq ?? 0) + 1,
      at: now().toISOString(),
      chains: await this.#reached(before),
      prev: before ? checkpointHash(before) : FIRST_PREV,
    });
    try {
      await store.insert(checkpoint);
    } catch (error) {
      // Another process made this one, which says the same.
      if (!isDuplicateKey(error)) throw error;
    }
    // One that cannot be written catches up later, and keeps the other from nothing.
    for (const file of files)
      await file
        .catchUp(store)
        .catch((error: unknown) => log.error({ err: error, path: file.path }, 'no copy was made'));
    return undefined;
  }

  async #firstBroken({ chains }: Checkpoint): Promise<string | undefined> {
    const hashes = await this.options.entries.hashesOf(chains.map(({ chain, n }) => entryId(chain, n)));
    return chains.find(({ chain, n, hash }) => hashes.get(entryId(chain, n)) !== hash)?.chain;
  }

  /** How far each chain has got: what we wrote, else what was there when we started, else what the last checkpoint saw. */
  async #reached(before: Checkpoint | undefined): Promise<Checkpoint['chains']> {
    this.#seen ??= await this.#readHeads();
    for (const [chain, head] of this.options.heads()) this.#seen.set(chain, head);
    for (const { chain, n, hash } of before?.chains ?? []) {
      if ((this.#seen.get(chain)?.n ?? 0) < n) this.#seen.set(chain, { n, hash });
    }
    return [...this.#seen]
      .map(([chain, { n, hash }]) => ({ chain, n, hash }))
      .sort((a, b) => (a.chain < b.chain ? -1 : 1));
  }

  async #readHeads(): Promise<Map<string, Head>> {
    const { chains, entries } = this.options;
    const heads = new Map<string, Head>();
    for (const chain of chains) {
      const head = await entries.head(chain);
      if (head.n > 0) heads.set(chain, head);
    }
    return heads;
  }
}
