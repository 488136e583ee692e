import { sha256 } from '@rehearsal/platform/hash';
import { UnauthenticatedError } from './errors.js';
import { SecretShownError, shownAgainSince, type MakeSecret } from './secret.js';
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
    private readonly makeSecret: MakeSecret,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The link of one command, which is on record: given again, it is the same link, for a while and until it is used. */
  async create(
    userId: string,
    { commandId, at }: { commandId: string; at: string },
  ): Promise<{ secret: string; expiresAt: string }> {
    if (at < shownAgainSince(this.now())) throw new SecretShownError(`it made a sign-in link at ${at}`);
    const { secret, hash } = this.makeSecret(`link ${userId} ${commandId}`);
    await this.#admit(hash, userId, at);
    const link = await this.store.links.findOne({ _id: hash });
    if (!link || link.used_at !== null) throw new SecretShownError('its sign-in link was used');
    return { secret, expiresAt: link.expires_at };
  }

  /** Accepts a link that someone else made. One that is known already, used or not, stays as it is. */
  async admit(hash: string, userId: string): Promise<void> {
    await this.#admit(hash, userId, this.now().toISOString());
  }

  async #admit(hash: string, userId: string, at: string): Promise<void> {
    const link = { user_id: userId, created_at: at, expires_at: linkEnd(new Date(at)), used_at: null };
    await this.store.links.updateOne({ _id: hash }, { $setOnInsert: link }, { upsert: true });
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
