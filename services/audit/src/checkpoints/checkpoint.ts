import { createPrivateKey, createPublicKey, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { hashOf } from '@rehearsal/platform/hash';

/**
 * A signed statement of how far every chain reached at a time. It makes visible what hashes alone cannot show: the removal
 * of a chain's end, and its rewriting. Checkpoints are themselves a chain: `seq` counts from 1, `prev` is the hash of the
 * one before.
 */
export const Checkpoint = z.object({
  seq: z.int().positive(),
  at: z.string(),
  chains: z.array(z.object({ chain: z.string(), n: z.int().positive(), hash: z.string() })),
  prev: z.string(),
  /** Ed25519 over the canonical JSON of the rest, in base64url. */
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
type Statement = Omit<Checkpoint, 'signature'>;

export interface Seal {
  sign(statement: Statement): Checkpoint;
  isGenuine(checkpoint: Checkpoint): boolean;
}

export const FIRST_PREV = '0'.repeat(64);

/** Signs and verifies with an Ed25519 private key in JWK text; throws for what is not one. */
export function sealOf(jwk: string): Seal {
  const privateKey = createPrivateKey({ key: JSON.parse(jwk) as JsonWebKey, format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('the checkpoint key is not an Ed25519 key');
  const publicKey: KeyObject = createPublicKey(privateKey);
  return {
    sign: (statement) => ({
      ...statement,
      signature: sign(null, bytesOf(statement), privateKey).toString('base64url'),
    }),
    isGenuine: ({ signature, ...statement }) =>
      verify(null, bytesOf(statement), publicKey, Buffer.from(signature, 'base64url')),
  };
}

const bytesOf = (statement: Statement): Buffer => Buffer.from(canonicalize(statement) ?? '');

export const checkpointHash = (checkpoint: Checkpoint): string => hashOf(checkpoint);
