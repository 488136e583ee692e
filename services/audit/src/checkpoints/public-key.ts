import { createPublicKey, type KeyObject } from 'node:crypto';

/** An Ed25519 key by its public half in base64url; throws for what is not one. */
export const publicKeyOf = (x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
