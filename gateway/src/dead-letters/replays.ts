import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';

/** The request that replays a dead letter. */
export interface ReplayDocument {
  /** Of the letter. */
  _id: string;
  /** The event that will tell of it, by which the same request is known when it comes again. */
  event: string;
  by: Actor;
  begun_at: string;
  /** Null while it is under way, or was left in the middle. */
  done_at: string | null;
}

/** Longer than anything that is published may take: whoever has not said so by then is gone. */
const UNDER_WAY_MS = 30_000;
const LOOK_AGAIN_MS = 50;
/** By then the index knows of it. */
const KEPT_MS = 24 * 3600 * 1000;

/**
 * Replays each letter once, over all gateways: whoever asks at the same time waits, and whoever does later finds it done.
 * Only what was left in the middle is done again, since nobody knows how far it came.
 */
export class Replays {
  constructor(
    private readonly documents: Collection<ReplayDocument>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Answers whose request it was that replayed it: this one, or one before it. */
  async once(id: string, request: Pick<ReplayDocument, 'event' | 'by'>, work: () => Promise<void>) {
    while (!(await this.#claim(id, request))) {
      const other = await this.documents.findOne({ _id: id });
      if (other !== null && other.done_at !== null) return other;
      await pause(LOOK_AGAIN_MS);
    }
    try {
      await work();
    } catch (error) {
      await this.documents.deleteOne({ _id: id });
      throw error;
    }
    await this.documents.updateOne({ _id: id }, { $set: { done_at: this.now().toISOString() } });
    return request;
  }

  /** Removes what nobody asks for any more. */
  async forget(): Promise<void> {
    await this.documents.deleteMany({ begun_at: { $lt: this.#before(KEPT_MS) } });
  }

  async #claim(id: string, request: Pick<ReplayDocument, 'event' | 'by'>): Promise<boolean> {
    const begun_at = this.now().toISOString();
    try {
      await this.documents.insertOne({ _id: id, ...request, begun_at, done_at: null });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const left = { _id: id, done_at: null, begun_at: { $lt: this.#before(UNDER_WAY_MS) } };
    return (await this.documents.updateOne(left, { $set: { ...request, begun_at } })).modifiedCount === 1;
  }

  #before(ms: number): string {
    return new Date(this.now().getTime() - ms).toISOString();
  }
}
