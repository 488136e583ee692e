import { sha256 } from '@rehearsal/platform/hash';
import { UnauthenticatedError } from './errors.js';
import { newSecret } from './secret.js';
import type { AccessStore, StoredUser } from './store.js';

const LINK_SECONDS = 24 * 3600;

/** Until when a link is good that is made now. */
export const linkEnd = (now: Date): string => new Date(now.getTime() + LINK_SECONDS * 1000).toISOString();

/** The address that signs in whoever opens it first. */
export const signInUrl = (publicUrl: string, secret: string): string => `${publicUrl}/#/sign-in?link=${secret}`;

/** One-time sign-in links: worth one session, once, for a day. */
export class Links {
  constructor(
    private readonly store: AccessStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async create(userId: string): Promise<{ secret: string; expiresAt: string }> {
    const { secret, hash } = newSecret();
    return { secret, expiresAt: await this.admit(hash, userId) };
  }

  /** Accepts a link that someone else made. One that is known already, used or not, stays as it is. */
  async admit(hash: string, userId: string): Promise<string> {
    const at = this.now();
    const expires_at = linkEnd(at);
    const link = { user_id: userId, created_at: at.toISOString(), expires_at, used_at: null };
    await this.store.links.updateOne({ _id: hash }, { $setOnInsert: link }, { upsert: true });
    return expires_at;
  }

  /** Compare-and-set: of two who open the link at once, one gets in. */
  async redeem(secret: string): Promise<StoredUser> {
    const at = this.now().toISOString();
    const link = await this.store.links.findOneAndUpdate(
      { _id: sha256(secret), used_at: null, expires_at: { $gt: at } },
      { $set: { used_at: at } },
    );
    const user = link && (await this.store.users.findOne({ _id: link.user_id }));
    if (!user) throw new UnauthenticatedError('The sign-in link has been used, has expired, or never was one.');
    return user;
  }
}
