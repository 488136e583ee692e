import type { Request, RequestHandler, Response } from 'express';
import { PlatformError } from '@rehearsal/platform/errors';
import type { AccessLog } from '../access/access-log.js';
import type { Authenticator } from '../access/authenticator.js';
import { ForbiddenError, UnauthenticatedError } from '../access/errors.js';
import type { Access } from '../access/permissions-table.js';
import { actorOf, anonymous, mayDo, type Principal } from '../access/principal.js';
import { through } from './json-body.js';
import { isForeignOrigin } from './origin.js';
import { setPrincipal } from './rate-limit.js';

export interface AdmissionOptions {
  authenticator: Authenticator;
  accessLog: AccessLog;
  publicUrl: string;
  limiter: RequestHandler;
  signInLimiter: RequestHandler;
}

export type Admit = (access: Access, request: Request, response: Response) => Promise<Principal>;

/** The door: who is it, are they too many, may they? Throws 401, 403 or 429; a denial goes to the audit. */
export function admission({ authenticator, accessLog, publicUrl, limiter, signInLimiter }: AdmissionOptions): Admit {
  const deny = (principal: Principal, request: Request, access: Access, error: PlatformError): never => {
    const { status, code } = error;
    const permission = access === 'public' || access === 'signed-in' ? null : access;
    const data = { method: request.method, path: request.originalUrl.split('?')[0] ?? '', status, code, permission };
    accessLog.write(actorOf(principal, request.ip), { type: 'AccessDenied', data });
    throw error;
  };

  return async (access, request, response) => {
    if (request.method !== 'GET' && isForeignOrigin(request.headers.origin, request.headers.host, publicUrl)) {
      deny(
        anonymous,
        request,
        access,
        new PlatformError('FOREIGN_ORIGIN', 403, 'Pages of other sites may not call this.'),
      );
    }
    if (access === 'public') {
      await through(request.method === 'GET' ? limiter : signInLimiter, request, response);
      return anonymous;
    }
    const principal = await identify(authenticator, request.headers.authorization);
    if (!(principal instanceof UnauthenticatedError)) setPrincipal(response, principal);
    await through(limiter, request, response);
    if (principal instanceof UnauthenticatedError) return deny(anonymous, request, access, principal);
    if (access !== 'signed-in' && !mayDo(principal, access)) {
      deny(principal, request, access, new ForbiddenError(access, principal.role));
    }
    return principal;
  };
}

/** Wrong tokens are counted before they are refused, so the refusal is a value here. */
async function identify(
  authenticator: Authenticator,
  header: string | undefined,
): Promise<Principal | UnauthenticatedError> {
  const [, token] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  if (token === undefined)
    return new UnauthenticatedError('Send an access token or API token as "Authorization: Bearer ...".');
  try {
    return await authenticator.identify(token);
  } catch (error) {
    if (error instanceof UnauthenticatedError) return error;
    throw error;
  }
}
