import { describe, expect, it } from '@jest/globals';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { actorSigner, actorVerifier, generateActorKeys } from './actor-token.js';
import { PoisonError } from './errors.js';

const ann = { id: 'ann', role: 'admin', ip: '10.0.0.1' } as const;
const gateway = generateActorKeys('gateway');
const coach = generateActorKeys('coach');
const verify = actorVerifier([gateway.publicKey, coach.publicKey]);

describe('the signed actor of a command', () => {
  it.each([
    ['gateway', gateway],
    ['coach', coach],
  ])('is accepted from the %s', async (_, { privateKey }) => {
    expect(await verify(await actorSigner(privateKey)(ann))).toEqual(ann);
  });

  it('is signed once for an actor, not once for each command', async () => {
    const sign = actorSigner(gateway.privateKey);
    expect(await sign(ann)).toBe(await sign({ ...ann }));
    expect(await sign({ ...ann, id: 'bob' })).not.toBe(await sign(ann));
  });

  it.each([
    ['nothing at all', () => Promise.resolve('')],
    ['something that is not a token', () => Promise.resolve('a.b.c')],
    ['a token without a signature', () => Promise.resolve(new UnsecuredJWT({ actor: ann }).encode())],
    ['a key that nobody knows', () => actorSigner(generateActorKeys('stranger').privateKey)(ann)],
    ['a foreign key under a known name', () => actorSigner(generateActorKeys('gateway').privateKey)(ann)],
    ['a token of another kind', () => signed({ actor: ann }, 'at+jwt')],
    ['an actor of no known role', () => signed({ actor: { id: 'ann', role: 'root' } }, 'actor+jwt')],
    ['a token about nobody', () => signed({}, 'actor+jwt')],
  ])('is refused with %s', async (_, token) => {
    await expect(verify(await token())).rejects.toThrow(PoisonError);
  });

  it('is refused when another actor was put into it', async () => {
    const [header, , signature] = (await actorSigner(gateway.privateKey)(ann)).split('.');
    const payload = Buffer.from(JSON.stringify({ actor: { ...ann, id: 'eve' } })).toString('base64url');
    await expect(verify([header, payload, signature].join('.'))).rejects.toThrow(PoisonError);
  });
});

async function signed(payload: Record<string, unknown>, typ: string): Promise<string> {
  const key = await importJWK(gateway.privateKey, 'EdDSA');
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', typ, kid: 'gateway' }).sign(key);
}
