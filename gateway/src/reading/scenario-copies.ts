import { LRUCache } from 'lru-cache';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';

const KEPT = 500;
/** A copy lives no longer than this, should the events that keep it current ever stall. */
const KEPT_MS = 5000;

/**
 * Scenarios that commands are made from, so that instantiating needs no read of the owner each time. Any event of a
 * scenario drops its copy before its outcome is told, so whoever knows that a change was made gets the changed one.
 */
export class ScenarioCopies {
  readonly #copies = new LRUCache<string, Scenario>({ max: KEPT, ttl: KEPT_MS });
  /** How many events came so far: a read that an event overtook is answered, and not kept. */
  #seen = 0;

  constructor(private readonly read: (id: string) => Promise<Scenario>) {}

  observe({ type, aggregateId }: AnyMessage): void {
    if (!type.startsWith('Scenario')) return;
    this.#seen += 1;
    this.#copies.delete(aggregateId);
  }

  /** Throws what the owner says of a scenario that does not exist. */
  async byId(id: string): Promise<Scenario> {
    const copy = this.#copies.get(id);
    if (copy) return copy;
    const seen = this.#seen;
    const scenario = await this.read(id);
    if (seen === this.#seen) this.#copies.set(id, scenario);
    return scenario;
  }
}
