import { check } from 'k6';
import exec from 'k6/execution';
import { Trend } from 'k6/metrics';
import { API_KEY } from './env.js';
import { call, jsonOf } from './http.js';

const guestLoginTime = new Trend('guest_login_time_ms', true);
const refreshTokenTime = new Trend('refresh_token_time_ms', true);

/** A session is refreshed before its last minute, so that no request is sent with a token that expires on the way. */
const MARGIN_MS = 60_000;

export const authThresholds = API_KEY
  ? {}
  : { guest_login_time_ms: ['p(95)<2000'], refresh_token_time_ms: ['p(95)<2000'] };

function sessionOf(response) {
  const { access_token, expires_in } = jsonOf(response);
  const cookie = response.cookies.jan_refresh_token?.[0]?.value;
  return { access_token, refresh_token: cookie, expires_at: Date.now() + (expires_in ?? 900) * 1000 };
}

const hasToken = (response) => Boolean(jsonOf(response)?.access_token);

function guestLogin() {
  const response = call('POST', '/v1/auth/guest-login', { body: {}, tags: { scenario_name: 'guest_login' } });
  guestLoginTime.add(response.timings.duration);
  const ok = check(response, {
    'guest login status 200': (r) => r.status === 200,
    'guest login has access_token': hasToken,
  });
  return ok ? sessionOf(response) : null;
}

function refreshToken(session) {
  const response = call('GET', '/v1/auth/refresh-token', {
    session,
    cookies: { jan_refresh_token: { value: session.refresh_token ?? '', replace: true } },
    tags: { scenario_name: 'refresh_token' },
  });
  refreshTokenTime.add(response.timings.duration);
  const ok = check(response, {
    'refresh token status 200': (r) => r.status === 200,
    'refresh token has access_token': hasToken,
  });
  // A server that does not rotate the cookie sends none: the one we hold stays good.
  return ok ? { refresh_token: session.refresh_token, ...defined(sessionOf(response)) } : null;
}

const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/**
 * Signs a guest in and refreshes its token once, as a person's browser does. Without a session there is nothing to
 * measure, so a refused sign-in aborts the test (k6 exits with 108) instead of sending load that can only fail.
 */
export function signIn() {
  if (API_KEY) return {};
  const guest = guestLogin();
  const session = guest && refreshToken(guest);
  if (session) return session;
  signOut(guest);
  exec.test.abort('signing in as a guest failed: see the checks of guest login and refresh token');
}

/** Ends the guest session, which deletes the guest. */
export function signOut(session) {
  if (API_KEY || !session?.access_token) return;
  const response = call('POST', '/v1/auth/logout', {
    session,
    cookies: { jan_refresh_token: { value: session.refresh_token ?? '', replace: true } },
    tags: { scenario_name: 'logout' },
  });
  check(response, { 'logout succeeded': (r) => r.status >= 200 && r.status < 300 });
}

/**
 * Runs `work` with the session that setup made. In a run longer than the token lives, an iteration signs in for itself
 * and signs out after: the refresh token is rotated on use, so virtual users cannot share it.
 */
export function withSession(shared, work) {
  if (API_KEY || shared.expires_at - Date.now() > MARGIN_MS) return work(shared);
  const own = signIn();
  try {
    return work(own);
  } finally {
    signOut(own);
  }
}
