import { randomBytes } from 'node:crypto';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { NotFoundError } from '@rehearsal/platform/errors';
import { sha256 } from '@rehearsal/platform/hash';
import { childId, newId } from '@rehearsal/platform/ids';
import { isDuplicateKey } from '@rehearsal/platform/stores/mongo';
import { keyReused, type CommandIdentity } from '../commanding/commands.js';
import { SecretShownError, shownAgainSince, type MakeSecret, type Secret } from './secret.js';
import type { AccessStore, ApiToken } from './store.js';

const DAY_MS = 24 * 3600 * 1000;
const PREFIX = 'rhl_';

interface NewToken {
  name: string;
  role: Role;
  days: number;
  createdBy: string;
}

/** Tokens of programs: with a role, an end, and a hash instead of the secret. */
export class ApiTokens {
  constructor(
    private readonly store: AccessStore,
    private readonly makeSecret: MakeSecret,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The same request again makes no second token: it is shown the first one's secret once more, for a while. */
  async create(
    options: NewToken,
    { id, hash: asked }: CommandIdentity = { id: newId() },
  ): Promise<{ token: ApiToken; secret: string }> {
    const tokenId = `token-${childId(id, 'token')}`;
    const nonce = randomBytes(16).toString('base64url');
    const { secret, hash } = this.#secretOf(tokenId, nonce);
    const token: ApiToken = {
      ...this.#row(tokenId, { ...options, hash }),
      ...(asked === undefined ? {} : { repeat: { nonce, asked } }),
    };
    try {
      await this.store.tokens.insertOne(token);
      return { token, secret };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.#again(tokenId, asked);
    }
  }

  /** Puts a token of a fixed id, such as the command line's, in the place of the one before it. */
  async replace(id: string, options: NewToken & { hash: string }): Promise<void> {
    await this.store.tokens.replaceOne({ _id: id }, this.#row(id, options), { upsert: true });
  }

  /** The same request again finds its work done. */
  async revoke(id: string, by: string, commandId: string): Promise<void> {
    const { matchedCount } = await this.store.tokens.updateOne(
      { _id: id, revoked_at: null },
      { $set: { revoked_at: this.now().toISOString(), revoked_by: by, revoked_in: commandId } },
    );
    if (matchedCount > 0) return;
    if ((await this.store.tokens.countDocuments({ _id: id, revoked_in: commandId })) === 0)
      throw new NotFoundError('token', id);
  }

  /** The token that the secret opens, if it is neither revoked nor over. */
  findBySecret(secret: string): Promise<ApiToken | null> {
    return this.store.tokens.findOne({
      hash: sha256(secret),
      revoked_at: null,
      expires_at: { $gt: this.now().toISOString() },
    });
  }

  async #again(id: string, asked: string | undefined): Promise<{ token: ApiToken; secret: string }> {
    const token = await this.store.tokens.findOne({ _id: id });
    const repeat = token?.repeat;
    if (repeat && repeat.asked !== asked) throw keyReused();
    const isGood = token?.revoked_at === null && token.created_at > shownAgainSince(this.now());
    const made = repeat && isGood ? this.#secretOf(id, repeat.nonce) : undefined;
    // With another key since, it would be another secret.
    if (!token || made?.hash !== token.hash) throw new SecretShownError(`it made the token "${id}"`);
    return { token, secret: made.secret };
  }

  #secretOf(id: string, nonce: string): Secret {
    return this.makeSecret(`token ${id} ${nonce}`, PREFIX);
  }

  #row(id: string, { name, role, days, createdBy, hash }: NewToken & { hash: string }): ApiToken {
    const at = this.now();
    return {
      _id: id,
      name,
      role,
      hash,
      created_by: createdBy,
      created_at: at.toISOString(),
      expires_at: new Date(at.getTime() + days * DAY_MS).toISOString(),
      revoked_at: null,
    };
  }
}
