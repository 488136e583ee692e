import { Refusal } from '@rehearsal/platform/errors';
import { isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';

/** Who is an admin, in one document, so that of two who send each other away at once only one succeeds. */
export interface AdminsDocument {
  _id: 'admins';
  ids: string[];
  /** Counts the changes: a write names the one that it saw. */
  revision: number;
}

const ID = 'admins';

/**
 * People are journalled apart, and there must always be an admin among them. So whoever is no longer to be one leaves this
 * list first, and is refused as its last. A crash in between leaves somebody out who still is an admin: that only refuses
 * more, until `join` at the next start.
 */
export class Admins {
  constructor(private readonly documents: Collection<AdminsDocument>) {}

  async join(ids: readonly string[]): Promise<void> {
    await this.#change((now) => [...new Set([...now, ...ids])]);
  }

  /** Throws LAST_ADMIN when nobody else would be left. */
  async leave(id: string): Promise<void> {
    await this.#change((now) => {
      const left = now.filter((other) => other !== id);
      if (left.length === 0) throw new Refusal('LAST_ADMIN', 'This is the last admin; make somebody else one before.');
      return left;
    });
  }

  async #change(next: (ids: string[]) => string[]): Promise<void> {
    for (;;) {
      const seen = await this.documents.findOne({ _id: ID });
      const ids = next(seen?.ids ?? []);
      if (seen && ids.length === seen.ids.length) return;
      const changed = { ids, revision: (seen?.revision ?? 0) + 1 };
      if (seen) {
        const { matchedCount } = await this.documents.replaceOne({ _id: ID, revision: seen.revision }, changed);
        if (matchedCount === 1) return;
      } else if (await this.#begin(changed)) return;
    }
  }

  async #begin(first: Omit<AdminsDocument, '_id'>): Promise<boolean> {
    try {
      await this.documents.insertOne({ _id: ID, ...first });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
