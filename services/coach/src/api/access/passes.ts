import { randomUUID } from 'node:crypto';
import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { Id } from '@rehearsal/contracts/messages/message';
import type { Speaker } from './speaker.js';

const ALGORITHM = 'EdDSA';
const ISSUER = 'rehearsal-coach';
const AUDIENCE = 'rehearsal-coach';
const ACCESS = 'guest+jwt';
const REFRESH = 'guest-refresh+jwt';
/** Issued by the gateway for a test user. */
const INSTANCE = { issuer: 'rehearsal', audience: AUDIENCE, typ: 'instance+jwt' };

export const ACCESS_SECONDS = 15 * 60;
export const REFRESH_SECONDS = 30 * 24 * 3600;
const REMEMBERED = 10_000;

export interface Guest {
  readonly guestId: string;
  /** One sign-in, from login to logout, through all its refreshes. */
  readonly signInId: string;
}

/** The tokens of the API. Nothing is kept of them, so any coach process knows those of any other. */
export interface Passes {
  newGuest(): Guest;
  access(guest: Guest): Promise<string>;
  refresh(guest: Guest): Promise<string>;
  /** Nothing for a token that is not ours, not for this, or over. */
  readAccess(token: string): Promise<Speaker | undefined>;
  /** Whether an access token was found good before, which is known without any work. */
  remembers(token: string): boolean;
  readRefresh(token: string): Promise<Guest | undefined>;
}

/** `ownKey` is the coach's private key; `sessionKey` the public one of the gateway, which signs for test users. */
export async function passesOf(ownKey: JWK, sessionKey: JWK): Promise<Passes> {
  const { d: _secret, ...publicPart } = ownKey;
  const signing = await importJWK(ownKey, ALGORITHM);
  const own = await importJWK(publicPart, ALGORITHM);
  const gateway = await importJWK(sessionKey, ALGORITHM);
  // Ed25519 costs more than the rest of a small request: a token that was good is good until it ends.
  const remembered = new Map<string, { speaker: Speaker; endsAt: number }>();

  const sign = (typ: string, { guestId, signInId }: Guest, seconds: number) =>
    new SignJWT({ sid: signInId })
      .setProtectedHeader({ alg: ALGORITHM, typ })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(guestId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${seconds} s`)
      .sign(signing);

  const read = async (token: string, typ: string) => {
    const checks = { algorithms: [ALGORITHM], requiredClaims: ['sub', 'exp'] };
    const given =
      typ === INSTANCE.typ ? { ...checks, ...INSTANCE } : { ...checks, typ, issuer: ISSUER, audience: AUDIENCE };
    try {
      return (await jwtVerify(token, typ === INSTANCE.typ ? gateway : own, given)).payload;
    } catch {
      return undefined;
    }
  };

  const readSpeaker = async (token: string): Promise<{ speaker: Speaker; endsAt: number } | undefined> => {
    const guest = await read(token, ACCESS);
    if (guest?.sub) return { speaker: { kind: 'live', guestId: guest.sub }, endsAt: Number(guest.exp) * 1000 };
    const instance = await read(token, INSTANCE.typ);
    // Only test users can be spoken for: a live person speaks for themselves.
    if (instance?.kind !== 'test' || !Id.safeParse(instance.sub).success) return undefined;
    return { speaker: { kind: 'test', instanceId: String(instance.sub) }, endsAt: Number(instance.exp) * 1000 };
  };

  return {
    newGuest: () => ({ guestId: `guest_${randomUUID()}`, signInId: randomUUID() }),
    access: (guest) => sign(ACCESS, guest, ACCESS_SECONDS),
    refresh: (guest) => sign(REFRESH, guest, REFRESH_SECONDS),
    remembers: (token) => (remembered.get(token)?.endsAt ?? 0) > Date.now(),
    readAccess: async (token) => {
      const known = remembered.get(token);
      if (known && known.endsAt > Date.now()) return known.speaker;
      remembered.delete(token);
      const found = await readSpeaker(token);
      if (!found) return undefined;
      const [oldest] = remembered.keys();
      if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      remembered.set(token, found);
      return found.speaker;
    },
    readRefresh: async (token) => {
      const payload = await read(token, REFRESH);
      return payload?.sub && typeof payload.sid === 'string'
        ? { guestId: payload.sub, signInId: payload.sid }
        : undefined;
    },
  };
}
