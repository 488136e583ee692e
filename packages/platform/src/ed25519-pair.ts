import { createPrivateKey, generateKeyPairSync, type ED25519KeyPairOptions, type JsonWebKey } from 'node:crypto';

const PEM: ED25519KeyPairOptions<'pem', 'pem'> = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};

/**
 * Makes an Ed25519 key pair as JWKs. What was made is read anew before it is exported: Node 20 stands still for ever when
 * it exports a key just as it collects, as garbage, what made that key, since both want the lock of the key.
 */
export function ed25519Pair(): { privateKey: JsonWebKey; publicKey: JsonWebKey } {
  const privateKey = createPrivateKey(generateKeyPairSync('ed25519', PEM).privateKey).export({ format: 'jwk' });
  const { d: _, ...publicKey } = privateKey;
  return { privateKey, publicKey };
}
