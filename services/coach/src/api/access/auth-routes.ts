import { Router, type CookieOptions, type Request, type Response } from 'express';
import type { ApiDependencies } from '../api-dependencies.js';
import { authenticate, speakerOf } from './authenticate.js';
import { ACCESS_SECONDS, REFRESH_SECONDS, type Guest } from './passes.js';

const COOKIE = 'jan_refresh_token';

const cookieOf = (request: Request): string | undefined =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([^;\\s]+)`).exec(request.headers.cookie ?? '')?.[1];

const cookieOptions = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  secure: request.secure,
});

/** Jan's way to sign in: anybody is a guest, the refresh token lives in a cookie and is made anew each time it is used. */
export function authRoutes({ passes, redis, keys, limits }: ApiDependencies): Router {
  const router = Router();

  const signIn = async (request: Request, response: Response, guest: Guest): Promise<void> => {
    const [access, refresh] = await Promise.all([passes.access(guest), passes.refresh(guest)]);
    response.cookie(COOKIE, refresh, { ...cookieOptions(request), maxAge: REFRESH_SECONDS * 1000 });
    response.json({ object: 'access.token', access_token: access, token_type: 'Bearer', expires_in: ACCESS_SECONDS });
  };

  router.post('/guest-login', limits.guests, (request, response) => signIn(request, response, passes.newGuest()));

  router.get('/refresh-token', limits.strangers, async (request, response) => {
    const token = cookieOf(request);
    const guest = token === undefined ? undefined : await passes.readRefresh(token);
    if (!guest || (await redis.exists(keys.signedOut(guest.signInId)))) {
      response
        .status(401)
        .json({ code: 'INVALID_REFRESH_TOKEN', error: 'There is no valid refresh token: sign in again.' });
      return;
    }
    await signIn(request, response, guest);
  });

  router.get('/me', limits.strangers, authenticate(passes), (request, response) => {
    const speaker = speakerOf(request);
    const isGuest = speaker.kind === 'live';
    response.json({
      object: 'user',
      id: isGuest ? speaker.guestId : speaker.instanceId,
      name: isGuest ? 'Guest' : 'Test user',
      role: isGuest ? 'guest' : 'test_user',
    });
  });

  router.post('/logout', async (request, response) => {
    const token = cookieOf(request);
    const guest = token === undefined ? undefined : await passes.readRefresh(token);
    if (guest) await redis.set(keys.signedOut(guest.signInId), '1', 'EX', REFRESH_SECONDS);
    response.clearCookie(COOKIE, cookieOptions(request));
    response.json({ status: 'ok' });
  });

  return router;
}
