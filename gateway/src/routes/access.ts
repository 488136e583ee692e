import type { Response } from 'express';
import { Done } from '@rehearsal/contracts/http/operation';
import { InviteBody, Me, RedeemBody, SignedInView, SignInLink } from '@rehearsal/contracts/http/access';
import { Refusal } from '@rehearsal/platform/errors';
import { ACCESS_TOKEN_SECONDS } from '../access/access-tokens.js';
import { UnauthenticatedError } from '../access/errors.js';
import { signInUrl } from '../access/links.js';
import { actorOf, permissionsFor, type Principal } from '../access/principal.js';
import type { OpenSession } from '../access/sessions.js';
import type { StoredUser } from '../access/store.js';
import { createdId, identify } from '../commanding/commands.js';
import { askedBy, linkOf } from '../people/asked.js';
import { consoleAdmin } from '../people/console.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

const signedIn = { 200: { description: 'Signed in; the refresh token is in a cookie', schema: SignedInView } };

const personOf = ({ _id, name, role }: StoredUser) => ({ id: _id, name, role });

/** People: one-time links, sessions, and who am I. */
export function accessRoutes({ access, publicUrl }: GatewayDependencies): Route[] {
  const { store, sessions, links, people, accessTokens, accessLog, cookie } = access;

  const welcome = async (response: Response, user: StoredUser, { session, refreshToken }: OpenSession) => {
    const access_token = await accessTokens.issue({ userId: user._id, sessionId: session._id });
    if (refreshToken !== undefined) cookie.write(response, refreshToken);
    response
      .set('Cache-Control', 'no-store')
      .json({ user: personOf(user), access_token, expires_in: ACCESS_TOKEN_SECONDS });
  };
  /** A program that may manage tokens acts for the admin of the console. */
  const personBehind = async ({ kind, id }: Principal): Promise<string> => {
    const person = kind === 'user' ? id : await consoleAdmin(store);
    if (person === undefined)
      throw new Refusal(
        'USER_NOT_FOUND',
        'The admin of the console was removed, or is no admin any more. The next start makes one; until then, ask for a link of a person (`rehearse users link ID`).',
      );
    return person;
  };
  const actorOfUser = (user: StoredUser, ip: string | undefined) => ({
    id: user._id,
    role: user.role,
    ...(ip === undefined ? {} : { ip }),
  });

  return [
    route('POST /auth/link', {
      summary: 'Sign in with a one-time link',
      body: RedeemBody,
      answers: signedIn,
      handle: async ({ body, principal, request, response }) => {
        const user = await links.redeem(body.token).catch((error: unknown) => {
          if (error instanceof UnauthenticatedError) {
            accessLog.write(actorOf(principal, request.ip), { type: 'SignInRefused', data: { reason: error.message } });
          }
          throw error;
        });
        const opened = await sessions.open(user._id);
        await people.signedIn(user._id);
        await welcome(response, user, opened);
        accessLog.write(actorOfUser(user, request.ip), { type: 'SignedIn', data: { method: 'link' } });
      },
    }),
    route('POST /auth/refresh', {
      summary: 'Get the next access token by the cookie',
      answers: { ...signedIn, 204: { description: 'No cookie came along: nobody is signed in here' } },
      handle: async ({ request, response }) => {
        const shown = cookie.read(request);
        // Every page asks this first, and that nobody has signed in yet is no fault.
        if (shown === undefined) return void response.status(204).end();
        const opened = await sessions.rotate(shown).catch((error: unknown) => {
          if (error instanceof UnauthenticatedError) cookie.clear(response);
          throw error;
        });
        const user = await store.users.findOne({ _id: opened.session.user_id });
        if (!user) throw new UnauthenticatedError('The session has ended; sign in again.');
        await welcome(response, user, opened);
        accessLog.write(actorOfUser(user, request.ip), { type: 'SignedIn', data: { method: 'refresh' } });
      },
    }),
    route('POST /auth/sign-out', {
      summary: 'End the session',
      answers: { 200: { description: 'Signed out', schema: Done } },
      handle: async ({ request, response }) => {
        const shown = cookie.read(request);
        const session = shown === undefined ? undefined : await sessions.close(shown);
        cookie.clear(response);
        if (session) {
          access.revoked();
          const user = await store.users.findOne({ _id: session.user_id });
          if (user) accessLog.write(actorOfUser(user, request.ip), { type: 'SignedOut', data: {} });
        }
        response.json({ success: true, message: 'Signed out.' });
      },
    }),
    route('GET /auth/me', {
      summary: 'Who am I, and what may I do',
      answers: {
        200: { description: 'The caller', schema: Me },
      },
      handle: ({ principal, response }) =>
        response.json({
          user: { id: principal.id, name: principal.name, role: principal.role },
          permissions: permissionsFor(principal),
        }),
    }),
    route('POST /auth/link/new', {
      summary: 'Make a one-time sign-in link, for oneself or for someone new',
      body: InviteBody.optional(),
      answers: {
        201: {
          description: 'The link, shown once',
          schema: SignInLink,
        },
      },
      handle: async (call) => {
        const { body, principal, response } = call;
        const identity = identify(call);
        const asked = askedBy(call, identity);
        const userId = body ? createdId(identity, 'user') : await personBehind(principal);
        if (body) await people.invite(userId, body, asked);
        const { secret, expiresAt } = await people.link(userId, body ? linkOf(asked) : asked);
        response
          .status(201)
          .set('Cache-Control', 'no-store')
          .json({ link: signInUrl(publicUrl, secret), expires_at: expiresAt });
      },
    }),
  ];
}
