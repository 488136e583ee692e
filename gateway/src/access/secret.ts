import { randomBytes } from 'node:crypto';
import { sha256 } from '@rehearsal/platform/hash';

/** 256 random bits, shown once; only the hash is kept. A plain SHA-256 suffices, since there is nothing to guess. */
export function newSecret(prefix = ''): { secret: string; hash: string } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret) };
}
