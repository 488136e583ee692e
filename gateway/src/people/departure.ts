import { permissionsOf, type Role } from '@rehearsal/contracts/messages/roles';
import type { AccessStore } from '../access/store.js';

/** Ends what a person could come in by. Each step may be repeated. */
export class Departure {
  constructor(
    private readonly store: AccessStore,
    /** What was remembered of tokens is forgotten, and open sockets are looked at, at once. */
    private readonly revoked: () => void,
  ) {}

  countSessions(userId: string): Promise<number> {
    return this.store.sessions.countDocuments({ user_id: userId });
  }

  async sessions(userId: string): Promise<void> {
    await this.store.sessions.deleteMany({ user_id: userId });
    this.revoked();
  }

  async whole(userId: string): Promise<void> {
    await this.store.links.deleteMany({ user_id: userId });
    await this.#tokens(userId, () => true);
    await this.sessions(userId);
  }

  /** Tokens that the person made and that may do what they themselves may not any more. */
  async exceeding(userId: string, role: Role): Promise<void> {
    const allowed = new Set(permissionsOf[role]);
    await this.#tokens(userId, (of) => permissionsOf[of].some((permission) => !allowed.has(permission)));
    this.revoked();
  }

  async #tokens(userId: string, ends: (role: Role) => boolean): Promise<void> {
    const made = await this.store.tokens.find({ created_by: userId, revoked_at: null }).toArray();
    const ids = made.filter(({ role }) => ends(role)).map(({ _id }) => _id);
    if (ids.length === 0) return;
    const revoked_at = new Date().toISOString();
    await this.store.tokens.updateMany({ _id: { $in: ids } }, { $set: { revoked_at } });
  }
}
