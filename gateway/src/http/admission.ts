import type { Request, Response } from 'express';
import { PlatformError } from '@rehearsal/platform/errors';
import type { AccessLog } from '../access/access-log.js';
import type { Authenticator } from '../access/authenticator.js';
import { ForbiddenError, UnauthenticatedError } from '../access/errors.js';
import type { Access } from '../access/permissions-table.js';
import { actorOf, anonymous, mayDo, type Principal } from '../access/principal.js';
import { through } from './body/json-body.js';
import { isForeignOrigin } from './origin.js';
import { setPrincipal, type Limits } from './rate-limit.js';

export interface AdmissionOptions {
  authenticator: Authenticator;
  accessLog: AccessLog;
  publicUrl: string;
  limits: Limits;
}

export type Admit = (access: Access, request: Request, response: Response) => Promise<Principal>;

/**
 * The door: are they too many, who is it, may they? Throws 401, 403 or 429; a denial goes to the audit. Each limit stands
 * before the work that it guards: a stranger's before the look-up, everybody's before their request is read.
 */
export function admission({ authenticator, accessLog, publicUrl, limits }: AdmissionOptions): Admit {
  const deny = (principal: Principal, request: Request, access: Access, error: PlatformError): never => {
    const { status, code } = error;
    const permission = access === 'public' || access === 'signed-in' ? null : access;
    const data = { method: request.method, path: request.originalUrl.split('?')[0] ?? '', status, code, permission };
    accessLog.write(actorOf(principal, request.ip), { type: 'AccessDenied', data });
    throw error;
  };

  const identify = async (request: Request): Promise<Principal> => {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token !== undefined) return limits.strangers.identify(authenticator, token, request.ip);
    await limits.strangers.count(request.ip);
    throw new UnauthenticatedError('Send an access token or API token as "Authorization: Bearer ...".');
  };

  return async (access, request, response) => {
    if (request.method !== 'GET' && isForeignOrigin(request.headers.origin, request.headers.host, publicUrl)) {
      await limits.strangers.count(request.ip);
      deny(
        anonymous,
        request,
        access,
        new PlatformError('FOREIGN_ORIGIN', 403, 'Pages of other sites may not call this.'),
      );
    }
    if (access === 'public') {
      await through(request.method === 'GET' ? limits.requests : limits.signIns, request, response);
      return anonymous;
    }
    const principal = await identify(request).catch((error: unknown) => {
      if (error instanceof UnauthenticatedError) return deny(anonymous, request, access, error);
      throw error;
    });
    setPrincipal(response, principal);
    await through(limits.requests, request, response);
    if (access !== 'signed-in' && !mayDo(principal, access)) {
      deny(principal, request, access, new ForbiddenError(access, principal.role));
    }
    return principal;
  };
}
