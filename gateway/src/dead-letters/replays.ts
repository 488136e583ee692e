import { setTimeout as pause } from 'node:timers/promises';
import { isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';

/** One request to replay one dead letter. */
export interface ReplayDocument {
  _id: string;
  begun_at: string;
  /** Null while it is under way, or was left in the middle. */
  done_at: string | null;
}

/** Longer than anything that is published may take: whoever has not said so by then is gone. */
const UNDER_WAY_MS = 30_000;
const LOOK_AGAIN_MS = 50;
/** Nobody repeats a request after so long. */
const KEPT_MS = 24 * 3600 * 1000;

/**
 * Does the work of a request once, over all gateways: whoever asks the same at the same time waits for it, and whoever does
 * later finds it done. Only what was left in the middle is done again, since nobody knows how far it came.
 */
export class Replays {
  constructor(
    private readonly documents: Collection<ReplayDocument>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async once(id: string, work: () => Promise<void>): Promise<void> {
    while (!(await this.#claim(id))) {
      const other = await this.documents.findOne({ _id: id });
      if (other !== null && other.done_at !== null) return;
      await pause(LOOK_AGAIN_MS);
    }
    try {
      await work();
    } catch (error) {
      await this.documents.deleteOne({ _id: id });
      throw error;
    }
    await this.documents.updateOne({ _id: id }, { $set: { done_at: this.now().toISOString() } });
  }

  /** Removes what nobody asks for any more. */
  async forget(): Promise<void> {
    await this.documents.deleteMany({ begun_at: { $lt: this.#before(KEPT_MS) } });
  }

  async #claim(id: string): Promise<boolean> {
    const begun_at = this.now().toISOString();
    try {
      await this.documents.insertOne({ _id: id, begun_at, done_at: null });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const left = { _id: id, done_at: null, begun_at: { $lt: this.#before(UNDER_WAY_MS) } };
    return (await this.documents.updateOne(left, { $set: { begun_at } })).modifiedCount === 1;
  }

  #before(ms: number): string {
    return new Date(this.now().getTime() - ms).toISOString();
  }
}
