import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { Actor } from '@rehearsal/contracts/messages/roles';
import { ed25519Pair } from './ed25519-pair.js';
import { PoisonError } from './errors.js';

const TYPE = 'actor+jwt';
const ALGORITHM = 'EdDSA';

/** Makes an Ed25519 key pair as JWKs; `kid` names who signs with it, e.g. `gateway`. */
export function generateActorKeys(kid: string): { privateKey: JWK; publicKey: JWK } {
  const { privateKey, publicKey } = ed25519Pair();
  const named = { kid, alg: ALGORITHM };
  return {
    privateKey: { ...privateKey, ...named },
    publicKey: { ...publicKey, ...named },
  };
}

export type SignActor = (actor: Actor) => Promise<string>;
export type VerifyActor = (token: string) => Promise<Actor>;

/**
 * Signs who gives a command. The token says who, not what: it is made once a minute for each actor, not for each command,
 * which keeps the signature off the hot path. Kafka's own access control guards the topics.
 */
export function actorSigner(privateKey: JWK): SignActor {
  const tokens = new LRUCache<string, Promise<string>>({ max: 10_000, ttl: 60_000 });
  const key = importJWK(privateKey, ALGORITHM);
  return (actor) => {
    const name = JSON.stringify(actor);
    let token = tokens.get(name);
    if (!token) {
      token = key.then((k) =>
        new SignJWT({ actor })
          .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: privateKey.kid ?? '' })
          .setIssuedAt()
          .sign(k),
      );
      tokens.set(name, token);
    }
    return token;
  };
}

/** Throws PoisonError for a token that none of the known signers made. */
export function actorVerifier(publicKeys: JWK[]): VerifyActor {
  const keys = new Map(publicKeys.map((jwk) => [jwk.kid, importJWK(jwk, ALGORITHM)]));
  const verified = new LRUCache<string, Actor>({ max: 10_000 });
  return async (token) => {
    const known = verified.get(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = await keys.get(kid);
          if (!key) throw new Error(`unknown signer "${kid ?? ''}"`);
          return key;
        },
        { algorithms: [ALGORITHM], typ: TYPE },
      );
      const actor = Actor.parse(payload.actor);
      verified.set(token, actor);
      return actor;
    } catch (error) {
      throw new PoisonError('the actor of the command is not signed by a trusted gateway or service', { cause: error });
    }
  };
}
