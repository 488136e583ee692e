import { permissionsOf, type Role } from '@rehearsal/contracts/messages/roles';
import type { AccessStore } from '../access/store.js';

/** Whether `role` may do what `than` may not. */
export const mayMore = (role: Role, than: Role): boolean =>
  permissionsOf[role].some((permission) => !permissionsOf[than].includes(permission));

/** Ends what a person could come in by. Each step may be repeated. */
export class Departure {
  constructor(
    private readonly store: AccessStore,
    /** What was remembered of tokens is forgotten, and open sockets are looked at, at once. */
    private readonly revoked: () => void,
  ) {}

  /** All of them, or those that were opened up to a moment. */
  async sessions(userId: string, openedUntil?: string): Promise<void> {
    const opened = openedUntil === undefined ? {} : { created_at: { $lte: openedUntil } };
    await this.store.sessions.deleteMany({ user_id: userId, ...opened });
    this.revoked();
  }

  async whole(userId: string, by: string): Promise<void> {
    // One that was used stays on record: a start shows the gateway the link of the console again, which would be good again.
    await this.store.links.deleteMany({ user_id: userId, used_at: null });
    await this.#tokens(userId, by, () => true);
    await this.sessions(userId);
  }

  /** Tokens that the person made and that may do what they themselves may not any more. */
  async exceeding(userId: string, role: Role, by: string): Promise<void> {
    await this.#tokens(userId, by, (of) => mayMore(of, role));
    this.revoked();
  }

  async #tokens(userId: string, by: string, ends: (role: Role) => boolean): Promise<void> {
    const made = await this.store.tokens.find({ created_by: userId, revoked_at: null }).toArray();
    const ids = made.filter(({ role }) => ends(role)).map(({ _id }) => _id);
    if (ids.length === 0) return;
    const revoked_at = new Date().toISOString();
    await this.store.tokens.updateMany({ _id: { $in: ids } }, { $set: { revoked_at, revoked_by: by } });
  }
}
