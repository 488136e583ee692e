import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '@rehearsal/platform/hash';
import { UnauthenticatedError } from './errors.js';
import type { Secret } from './secret.js';
import type { AccessStore, Session } from './store.js';

export const SESSION_SECONDS = 14 * 24 * 3600;
/** Two tabs may refresh at once with the same cookie: the slower one is no thief. */
const ROTATION_GRACE_MS = 10_000;

export interface OpenSession {
  session: Session;
  /** The cookie's new value; absent when another request has just been given it. */
  refreshToken?: string;
}

/**
 * Sessions of people. The refresh token is `<session id>.<secret>`; each use gives a new secret. A secret that was
 * replaced a while ago and comes back means that two hold the cookie, so the session ends for both.
 */
export class Sessions {
  constructor(
    private readonly store: AccessStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async open(userId: string): Promise<OpenSession> {
    const { secret, hash } = newSecret();
    const at = this.now();
    const session: Session = {
      _id: randomUUID(),
      user_id: userId,
      refresh_hash: hash,
      previous_hash: null,
      rotated_at: at.toISOString(),
      created_at: at.toISOString(),
      expires_at: new Date(at.getTime() + SESSION_SECONDS * 1000).toISOString(),
    };
    await this.store.sessions.insertOne(session);
    return { session, refreshToken: `${session._id}.${secret}` };
  }

  async find(id: string): Promise<Session | null> {
    return this.store.sessions.findOne({ _id: id, expires_at: { $gt: this.now().toISOString() } });
  }

  async rotate(refreshToken: string): Promise<OpenSession> {
    const { id, hash } = readRefreshToken(refreshToken);
    const at = this.now();
    const next = newSecret();
    const rotated = await this.store.sessions.findOneAndUpdate(
      { _id: id, refresh_hash: hash, expires_at: { $gt: at.toISOString() } },
      { $set: { refresh_hash: next.hash, previous_hash: hash, rotated_at: at.toISOString() } },
      { returnDocument: 'after' },
    );
    if (rotated) return { session: rotated, refreshToken: `${id}.${next.secret}` };

    const session = await this.find(id);
    if (session?.previous_hash === hash) {
      if (at.getTime() - Date.parse(session.rotated_at) < ROTATION_GRACE_MS) return { session };
      await this.store.sessions.deleteOne({ _id: id });
    }
    throw new UnauthenticatedError('The session has ended; sign in again.');
  }

  /** How many sessions are open, by whose they are. */
  async countOpen(userIds: string[]): Promise<Map<string, number>> {
    const counted = await this.store.sessions
      .aggregate<{ _id: string; open: number }>([
        { $match: { user_id: { $in: userIds }, expires_at: { $gt: this.now().toISOString() } } },
        { $group: { _id: '$user_id', open: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counted.map(({ _id, open }) => [_id, open]));
  }

  countOpenOf(userId: string): Promise<number> {
    return this.store.sessions.countDocuments({ user_id: userId, expires_at: { $gt: this.now().toISOString() } });
  }

  /** Ends the session; answers whose it was, or undefined when there was none. */
  async close(refreshToken: string): Promise<Session | undefined> {
    const { id, hash } = readRefreshToken(refreshToken);
    const either = { $or: [{ refresh_hash: hash }, { previous_hash: hash }] };
    return (await this.store.sessions.findOneAndDelete({ _id: id, ...either })) ?? undefined;
  }
}

/** Nobody repeats a request for it: a cookie that was lost is renewed by signing in. */
function newSecret(): Secret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret) };
}

function readRefreshToken(refreshToken: string): { id: string; hash: string } {
  const [id = '', secret = ''] = refreshToken.split('.');
  return { id, hash: sha256(secret) };
}
