import type { RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { PlatformError } from '@rehearsal/platform/errors';
import { anonymous, type Principal } from '../access/principal.js';

const WINDOW_MS = 60_000;
/** Wrong links and cookies of one address. Right ones are not counted. */
const FAILED_SIGN_INS = 60;

/** Who is counted: set before the limiter runs. */
export const setPrincipal = (response: Response, principal: Principal): void =>
  void (response.locals.principal = principal);
const principalOf = (response: Response): Principal =>
  (response.locals.principal as Principal | undefined) ?? anonymous;

const tooMany: RequestHandler = (_request, response, next) => {
  const seconds = Number(response.getHeader('Retry-After') ?? 60);
  next(
    new PlatformError('TOO_MANY_REQUESTS', 429, 'This is more than the limit for one principal.', {
      retryAfterSeconds: seconds,
    }),
  );
};

/** One window for each principal, and one for each address of those who are nobody. */
export const perPrincipal = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: tooMany,
    keyGenerator: (request, response) => {
      const { id } = principalOf(response);
      return id === anonymous.id ? ipKeyGenerator(request.ip ?? '') : id;
    },
  });

export const failedSignIns = (): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILED_SIGN_INS,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: tooMany,
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
  });
