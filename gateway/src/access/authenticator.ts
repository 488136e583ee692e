import type { AccessTokens } from './access-tokens.js';
import type { ApiTokens } from './api-tokens.js';
import { UnauthenticatedError } from './errors.js';
import type { Principal } from './principal.js';
import type { Sessions } from './sessions.js';
import type { AccessStore } from './store.js';

/** A revocation elsewhere is noticed within this time; with the sockets' own round it stays below five seconds. */
const TRUSTED_FOR_MS = 3000;
const MOST_REMEMBERED = 10_000;

interface Remembered {
  principal: Promise<Principal>;
  until: number;
}

/** Tells who a token belongs to, and remembers it for a moment, so that the hot path asks neither Mongo nor Ed25519. */
export class Authenticator {
  readonly #remembered = new Map<string, Remembered>();
  /** Tokens that somebody was found by, and until when they may be good; who shows one is no stranger. */
  readonly #known = new Map<string, number>();

  constructor(
    private readonly dependencies: {
      store: AccessStore;
      sessions: Sessions;
      apiTokens: ApiTokens;
      accessTokens: AccessTokens;
    },
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws UnauthenticatedError for a token that opens nothing. */
  async identify(token: string): Promise<Principal> {
    const now = this.now();
    const known = this.#remembered.get(token);
    if (known && known.until > now) {
      const principal = await known.principal;
      if (principal.expiresAt > now) return principal;
    }
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const principal = looksLikeJwt(token) ? this.#person(token) : this.#program(token);
    this.#remembered.set(token, { principal, until: now + TRUSTED_FOR_MS });
    principal.then(
      ({ expiresAt }) => this.#know(token, expiresAt),
      (error: unknown) => {
        this.#remembered.delete(token);
        if (error instanceof UnauthenticatedError) this.#known.delete(token);
      },
    );
    return principal;
  }

  /** Whether the token was good when it was shown last: told without any work. */
  hasKnown(token: string): boolean {
    return (this.#known.get(token) ?? 0) > this.now();
  }

  #know(token: string, expiresAt: number): void {
    this.#known.delete(token);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(token, expiresAt);
  }

  /** After a revocation on this gateway: the next request is looked up again. */
  forget(): void {
    this.#remembered.clear();
  }

  async #person(token: string): Promise<Principal> {
    const { userId, sessionId, expiresAt } = await this.dependencies.accessTokens.verify(token);
    const [session, user] = await Promise.all([
      this.dependencies.sessions.find(sessionId),
      this.dependencies.store.users.findOne({ _id: userId }),
    ]);
    if (!session || !user) throw new UnauthenticatedError('The session has ended; sign in again.');
    return { id: user._id, name: user.name, kind: 'user', role: user.role, expiresAt, sessionId };
  }

  async #program(token: string): Promise<Principal> {
    const found = await this.dependencies.apiTokens.findBySecret(token);
    if (!found) throw new UnauthenticatedError('The API token is not known, has expired, or was revoked.');
    return {
      id: found._id,
      name: found.name,
      kind: 'token',
      role: found.role,
      expiresAt: Date.parse(found.expires_at),
    };
  }
}

const looksLikeJwt = (token: string): boolean => token.split('.').length === 3;
