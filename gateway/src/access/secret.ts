import { createHmac } from 'node:crypto';
import type { JWK } from 'jose';
import { PlatformError } from '@rehearsal/platform/errors';
import { sha256 } from '@rehearsal/platform/hash';

export interface Secret {
  secret: string;
  hash: string;
}

/** Makes the 256 bits that belong to a seed. Only their hash is kept; a plain SHA-256 suffices, there is nothing to guess. */
export type MakeSecret = (seed: string, prefix?: string) => Secret;

/**
 * Whoever lost the answer to a request and repeats it must be shown the same secret, or there would be two. So a secret is
 * not drawn but made of a seed that is kept, with a key that is not kept beside it.
 */
export const secretsBy =
  ({ d = '' }: JWK): MakeSecret =>
  (seed, prefix = '') => {
    const secret = prefix + createHmac('sha256', d).update(`secret ${seed}`).digest('base64url');
    return { secret, hash: sha256(secret) };
  };

const SHOWN_AGAIN_MS = 10 * 60_000;

/** Before this a secret was made too long ago to be shown again to whoever repeats the request. */
export const shownAgainSince = (now: Date): string => new Date(now.getTime() - SHOWN_AGAIN_MS).toISOString();

/** The request was carried out before, and what it made is not shown any more. */
export class SecretShownError extends PlatformError {
  constructor(what: string) {
    super(
      'SECRET_SHOWN',
      409,
      `This request was carried out before: ${what}. A secret is shown again for ten minutes, while it is good and unused. ` +
        'Ask for a new one under another Idempotency-Key.',
    );
  }
}
