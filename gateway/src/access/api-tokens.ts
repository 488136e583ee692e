import { randomUUID } from 'node:crypto';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { NotFoundError } from '@rehearsal/platform/errors';
import { sha256 } from '@rehearsal/platform/hash';
import { newSecret } from './secret.js';
import type { AccessStore, ApiToken } from './store.js';

const DAY_MS = 24 * 3600 * 1000;
const PREFIX = 'rhl_';

/** Tokens of programs: with a role, an end, and a hash instead of the secret. */
export class ApiTokens {
  constructor(
    private readonly store: AccessStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async create(options: {
    name: string;
    role: Role;
    days: number;
    createdBy: string;
  }): Promise<{ token: ApiToken; secret: string }> {
    const { secret, hash } = newSecret(PREFIX);
    const token = this.#row(`token-${randomUUID()}`, { ...options, hash });
    await this.store.tokens.insertOne(token);
    return { token, secret };
  }

  /** Puts a token of a fixed id, such as the command line's, in the place of the one before it. */
  async replace(
    id: string,
    options: { name: string; role: Role; days: number; createdBy: string; hash: string },
  ): Promise<void> {
    await this.store.tokens.replaceOne({ _id: id }, this.#row(id, options), { upsert: true });
  }

  list(): Promise<ApiToken[]> {
    return this.store.tokens.find({ revoked_at: null }).sort({ created_at: -1 }).limit(1000).toArray();
  }

  async revoke(id: string): Promise<void> {
    const { matchedCount } = await this.store.tokens.updateOne(
      { _id: id, revoked_at: null },
      { $set: { revoked_at: this.now().toISOString() } },
    );
    if (matchedCount === 0) throw new NotFoundError('token', id);
  }

  /** The token that the secret opens, if it is neither revoked nor over. */
  findBySecret(secret: string): Promise<ApiToken | null> {
    return this.store.tokens.findOne({
      hash: sha256(secret),
      revoked_at: null,
      expires_at: { $gt: this.now().toISOString() },
    });
  }

  #row(
    id: string,
    { name, role, days, createdBy, hash }: { name: string; role: Role; days: number; createdBy: string; hash: string },
  ): ApiToken {
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
