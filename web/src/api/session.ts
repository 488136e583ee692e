import { unreachable } from '@rehearsal/client/api-error';
import type { TokenSource } from '@rehearsal/client/exchange';
import { problemOf } from '@rehearsal/client/problem-of';
import { API } from '@rehearsal/contracts/http/api-prefix';
import type { SignedInView, User } from '@rehearsal/contracts/http/access';
import { useSyncExternalStore } from 'react';

/**
 * Who is signed in. The access token lives in memory only; a reload gets another one by the refresh cookie, which
 * scripts cannot read.
 */

export interface Session {
  readonly user: User;
  readonly token: string;
  readonly expiresAt: number;
}

/** A token that is about to expire is renewed first, so that a request does not fail halfway. */
const MARGIN_MS = 30_000;

let session: Session | null = null;
/** The tabs of a browser share the cookie: who signs out in one is signed out in all. */
const otherTabs = new BroadcastChannel('rehearsal-signed-out');
const listeners = new Set<() => void>();

const setSession = (next: Session | null): void => {
  session = next;
  for (const listener of listeners) listener();
};

otherTabs.onmessage = () => setSession(null);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Tells of every change of who is signed in, as long as the page lives. */
export const onSession = (listener: (session: Session | null) => void): void => {
  subscribe(() => listener(session));
};

export const useSession = (): Session | null => useSyncExternalStore(subscribe, () => session);

const post = async (path: string, body: object): Promise<Response> => {
  try {
    return await fetch(`${API}/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw unreachable('', error);
  }
};

const granted = async (response: Response): Promise<Session> => {
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const { user, access_token: token, expires_in: seconds } = (await response.json()) as SignedInView;
  const next = { user, token, expiresAt: Date.now() + seconds * 1000 };
  setSession(next);
  return next;
};

const redeemed = new Map<string, Promise<Session>>();

/** Signs in by a one-time link. The link is good for one call, so the same link is never sent twice by this page. */
export const signInByLink = (link: string): Promise<Session> => {
  const call = redeemed.get(link) ?? post('link', { token: link }).then(granted);
  redeemed.set(link, call);
  // Where nobody answered the link is still good.
  call.catch((error: unknown) => {
    if ((error as { status?: number }).status !== 401) redeemed.delete(link);
  });
  return call;
};

const renew = async (): Promise<Session | null> => {
  const response = await post('refresh', {});
  if (response.status !== 204 && response.status !== 401) return granted(response);
  setSession(null);
  return null;
};

let renewing: Promise<Session | null> | undefined;

/**
 * Another access token by the refresh cookie, or null when that is no longer good. The cookie changes with each use,
 * so the tabs of one browser take turns.
 */
const refreshSession = (): Promise<Session | null> => {
  renewing ??= ('locks' in navigator ? navigator.locks.request('rehearsal-refresh', renew) : renew()).finally(() => {
    renewing = undefined;
  });
  return renewing;
};

/** The session, renewed if it is about to expire; null when nobody is signed in. */
export const freshSession = async (): Promise<Session | null> =>
  session !== null && session.expiresAt - Date.now() > MARGIN_MS ? session : refreshSession();

/** The token to send; where one was refused, another one than that. Null: nobody is signed in. */
export const accessToken: TokenSource = async (refused) =>
  (await (refused !== undefined && refused === session?.token ? refreshSession() : freshSession()))?.token ?? null;

export const signOut = async (): Promise<void> => {
  await post('sign-out', {});
  otherTabs.postMessage(null);
  setSession(null);
};
