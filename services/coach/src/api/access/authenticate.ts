import type { Request, RequestHandler } from 'express';
import { ApiError } from '../api-error.js';
import type { Passes } from './passes.js';
import type { Speaker } from './speaker.js';

const speakers = new WeakMap<Request, Speaker>();

/** The token that a request brings. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Lets in who has a token, and remembers for the request who it is. */
export const authenticate =
  (passes: Passes): RequestHandler =>
  async (request, _response, next) => {
    const token = bearerOf(request);
    if (token === undefined) {
      throw new ApiError(
        401,
        'authentication_error',
        'missing_token',
        'Sign in with POST /v1/auth/guest-login and send the token as "Authorization: Bearer".',
      );
    }
    const speaker = await passes.readAccess(token);
    if (!speaker)
      throw new ApiError(401, 'authentication_error', 'invalid_token', 'The token is not valid, or it has expired.');
    speakers.set(request, speaker);
    next();
  };

export const speakerOf = (request: Request): Speaker => {
  const speaker = speakers.get(request);
  if (!speaker) throw new Error('a route that needs a speaker stands before authenticate()');
  return speaker;
};
