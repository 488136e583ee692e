import type { Connection } from 'mongoose';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { collectionOf, type Collection } from '@rehearsal/platform/stores/mongo';

// Times are ISO 8601 in UTC, so they compare as text. Secrets are kept as SHA-256 only: each is 256 random bits.

/** A person; a program that has a token is none. */
export interface User {
  name: string;
  role: Role;
  created_at: string;
  created_by: string;
}

export interface StoredUser extends User {
  _id: string;
}

export interface ApiToken {
  _id: string;
  name: string;
  role: Role;
  hash: string;
  created_by: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
  /** Who revoked it: the id of a person or a token, or the gateway, which ends what a removal left behind. */
  revoked_by?: string;
  /** The command that did, where that was what was asked for. */
  revoked_in?: string;
  /** For a while: what its secret is made of again for whoever repeats the request, and the hash of that request. */
  repeat?: { nonce: string; asked: string };
}

export interface Session {
  _id: string;
  user_id: string;
  refresh_hash: string;
  /** The secret before the last rotation: whoever shows it late has stolen it, or lost it to a thief. */
  previous_hash: string | null;
  rotated_at: string;
  created_at: string;
  expires_at: string;
}

interface SignInLink {
  /** SHA-256 of the link's secret. */
  _id: string;
  user_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface AccessStore {
  /** The snapshots of people: read here, written by their journal alone. */
  users: Collection<StoredUser>;
  tokens: Collection<ApiToken>;
  /** What tokens were called that are forgotten otherwise: what they did is on record under their ids. */
  formerTokens: Collection<Pick<ApiToken, '_id' | 'name'>>;
  sessions: Collection<Session>;
  links: Collection<SignInLink>;
}

/** The gateway's own collections. */
export async function openAccessStore(connection: Connection): Promise<AccessStore> {
  const store: AccessStore = {
    users: collectionOf<StoredUser>(connection, 'users'),
    tokens: collectionOf<ApiToken>(connection, 'tokens'),
    formerTokens: collectionOf<Pick<ApiToken, '_id' | 'name'>>(connection, 'former_tokens'),
    sessions: collectionOf<Session>(connection, 'sessions'),
    links: collectionOf<SignInLink>(connection, 'links'),
  };
  await store.tokens.createIndex({ hash: 1 }, { unique: true, name: 'one_hash' }, {});
  const newestFirst = [{ created_at: -1, _id: -1 }, { name: 'newest_first' }, {}] as const;
  await store.tokens.createIndex(...newestFirst);
  await store.users.createIndex(...newestFirst);
  const byEnd = [{ expires_at: 1 }, { name: 'by_end' }, {}] as const;
  await store.tokens.createIndex(...byEnd);
  await store.sessions.createIndex(...byEnd);
  await store.links.createIndex(...byEnd);
  return store;
}
