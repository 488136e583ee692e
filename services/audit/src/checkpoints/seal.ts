import { createPrivateKey, createPublicKey, sign, verify, type JsonWebKey } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { publicKeyOf } from './public-key.js';
import { isHandedOver } from './retired-key.js';

type Statement = Omit<Checkpoint, 'signature'>;

export interface Seal {
  /** The key that signs, by its public half. */
  key: string;
  sign(statement: Omit<Statement, 'key'>): Checkpoint;
  /** What is wrong with a checkpoint by itself; undefined when a key of ours signed it. */
  faultOf(checkpoint: Checkpoint): string | undefined;
  /** Whether key `later` may sign behind key `earlier` ('' before the first): a retired key never signs again. */
  mayFollow(earlier: string, later: string): boolean;
  /** What a person should know of the keys before this one. */
  history: string[];
}

/** Signs with an Ed25519 private key in JWK text, and verifies what earlier keys signed; throws for what is not a key. */
export function sealOf(jwk: string, retired: readonly RetiredKey[] = []): Seal {
  const privateKey = createPrivateKey({ key: JSON.parse(jwk) as JsonWebKey, format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('the checkpoint key is not an Ed25519 key');
  const key = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  /** Oldest first. */
  const ours = [...retired.map((record) => record.key), key];
  return {
    key,
    sign(rest) {
      const statement = { ...rest, key };
      return { ...statement, signature: sign(null, bytesOf(statement), privateKey).toString('base64url') };
    },
    faultOf({ signature, ...statement }) {
      if (!ours.includes(statement.key))
        return `was signed with key ${statement.key}, which is neither the one in use nor on record as one before it`;
      const isGenuine = verify(
        null,
        bytesOf(statement),
        publicKeyOf(statement.key),
        Buffer.from(signature, 'base64url'),
      );
      return isGenuine ? undefined : 'was changed, or not signed with the key that it names';
    },
    mayFollow: (earlier, later) =>
      earlier === '' || (ours.includes(earlier) && ours.indexOf(earlier) <= ours.lastIndexOf(later)),
    history: retired.map(
      (record) =>
        `key ${record.key} was replaced at ${record.retired_at} by ${record.successor}, ${isHandedOver(record) ? 'which it signed' : 'without its signature'}`,
    ),
  };
}

const bytesOf = (statement: Statement): Buffer => Buffer.from(canonicalize(statement) ?? '');
