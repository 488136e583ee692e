import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import type { Log } from '@rehearsal/platform/log';
import { messagesHandled } from '@rehearsal/platform/metrics';
import { isDuplicateKey } from '@rehearsal/platform/stores/mongo';
import type { Entries } from './entries.js';
import { link, type Draft, type Head } from './entry.js';
import type { ReadMessage } from './read-message.js';

export interface RecorderOptions {
  entries: Entries;
  readMessage: ReadMessage;
  log: Log;
  now?: () => Date;
}

/** Two writers meet once, around a rebalance; more means that something of another shape sits at the end of the chain. */
const MOST_COLLISIONS = 10;

/**
 * Writes each message down once, at the end of its partition's chain. Heads are held in memory while a partition is ours.
 * A stale head does no harm: its entries collide with those of the partition's new owner, and the head is read again.
 */
export class Recorder {
  readonly #heads = new Map<string, Head>();
  readonly #now: () => Date;

  constructor(private readonly options: RecorderOptions) {
    this.#now = options.now ?? (() => new Date());
  }

  /** The chains that this process has written to since it got them, and how far they reach. */
  heads(): ReadonlyMap<string, Head> {
    return this.#heads;
  }

  forgetHeads(): void {
    this.#heads.clear();
  }

  /** Throws only when the database failed; repeating the whole batch is then safe. */
  async record({ topic, partition, messages }: Batch): Promise<void> {
    const now = this.#now();
    const drafts = await Promise.all(
      messages.map((incoming) => this.options.readMessage({ topic, partition }, incoming, now)),
    );
    const chain = `${topic}/${partition}`;
    for (let attempt = 1; ; attempt++) {
      // Nearly always all of them are new, and the insert says so if not: only then is it worth asking.
      const fresh = attempt === 1 ? withoutRepeats(drafts) : await this.#notRecorded(drafts);
      if (fresh.length === 0 || (await this.#append(chain, fresh))) break;
      if (attempt === MOST_COLLISIONS) throw new Error(`the end of the chain ${chain} is taken whenever it is written`);
    }
    for (const draft of drafts) this.#count(topic as TopicName, draft);
  }

  async #notRecorded(drafts: Draft[]): Promise<Draft[]> {
    const places = await this.options.entries.placesOf(drafts.map(({ eventId }) => eventId));
    return withoutRepeats(drafts, new Set(places.map(({ eventId }) => eventId)));
  }

  /** False when another writer was there first: what is left to write has to be asked again. */
  async #append(chain: string, drafts: Draft[]): Promise<boolean> {
    const { entries, log } = this.options;
    const head = this.#heads.get(chain) ?? (await entries.head(chain));
    const linked = link(chain, head, drafts, this.#now());
    try {
      await entries.insert(linked);
      const { n, hash } = linked.at(-1) ?? head;
      this.#heads.set(chain, { n, hash });
      return true;
    } catch (error) {
      // How much went in is unknown, so the head is too.
      this.#heads.delete(chain);
      if (!isDuplicateKey(error)) throw error;
      log.info({ chain, n: head.n }, 'another writer was at the end of the chain; it is read again');
      return false;
    }
  }

  #count(topic: TopicName, { action, outcome, text }: Draft): void {
    if (action === 'Poison')
      this.options.log.warn({ topic, reason: text }, 'a message that is not ours was recorded as poison');
    const known = topics[topic].messages.some(({ name }) => name === action);
    messagesHandled.inc({ type: known ? action : action === 'Poison' ? action : 'unknown', outcome });
  }
}

const withoutRepeats = (drafts: Draft[], seen = new Set<string>()): Draft[] =>
  drafts.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
