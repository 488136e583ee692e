import { Refusal } from '@rehearsal/platform/errors';
import { isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';

/** The admins who have signed in, in one document, so that of two who send each other away at once only one succeeds. */
export interface AdminsDocument {
  _id: 'admins';
  signed_in: string[];
  /** Counts the changes: a write names the one that it saw. */
  revision: number;
}

const ID = 'admins';

/**
 * People are journalled apart, and there must always be an admin among them who can come in: an invitation that nobody has
 * used yet may end unused. So whoever is no longer to be one leaves this list first, and is refused as its last. A crash in
 * between leaves somebody out who still is an admin: that only refuses more, until `join` at the next start or sign-in.
 */
export class Admins {
  constructor(private readonly documents: Collection<AdminsDocument>) {}

  async join(ids: readonly string[]): Promise<void> {
    await this.#change((now) => [...new Set([...now, ...ids])]);
  }

  /**
   * Throws LAST_ADMIN when no other admin would be left who has signed in. While nobody has at all, an invitation may be
   * taken back, but not the admin of the console, whom the link of a start signs in.
   */
  async leave(id: string, { isOfConsole }: { isOfConsole: boolean }): Promise<void> {
    await this.#change((now) => {
      const left = now.filter((other) => other !== id);
      if (left.length === 0 && (now.length > 0 || isOfConsole))
        throw new Refusal(
          'LAST_ADMIN',
          'No other admin has ever signed in, and an invitation alone does not count. Make somebody else an admin before, and ' +
            'have them sign in by their link.',
        );
      return left;
    });
  }

  /** Takes out who is an admin no more. */
  async drop(id: string): Promise<void> {
    await this.#change((now) => now.filter((other) => other !== id));
  }

  async #change(next: (ids: string[]) => string[]): Promise<void> {
    for (;;) {
      const seen = await this.documents.findOne({ _id: ID });
      const now = seen?.signed_in ?? [];
      const signed_in = next(now);
      if (signed_in.length === now.length) return;
      const changed = { signed_in, revision: (seen?.revision ?? 0) + 1 };
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
