import type { RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import type { Redis } from 'ioredis';
import { SharedLimitStore } from '@rehearsal/platform/http/shared-limit-store';
import { TooManyRequestsError } from '../access/errors.js';
import { anonymous, type Principal } from '../access/principal.js';
import { openStrangers, type Strangers } from '../access/strangers.js';

const WINDOW_MS = 60_000;
/** Wrong links and cookies of one address. Right ones are not counted. */
const FAILED_SIGN_INS = 60;

interface Settings {
  redis: Redis;
  /** Of the keys in Redis. */
  prefix: string;
  requestsPerMinute: number;
  strangersPerMinute: number;
}

/** How often what may be done; counted before the work, by all gateways together. */
export interface Limits {
  /** One window for each principal, and one for each address of those who are nobody. */
  requests: RequestHandler;
  signIns: RequestHandler;
  strangers: Strangers;
  close(): void;
}

/** Who is counted: set before the limiter runs. */
export const setPrincipal = (response: Response, principal: Principal): void =>
  void (response.locals.principal = principal);
const principalOf = (response: Response): Principal =>
  (response.locals.principal as Principal | undefined) ?? anonymous;

const tooMany: RequestHandler = (_request, response, next) =>
  next(
    new TooManyRequestsError(
      'This is more than the limit for one principal.',
      Number(response.getHeader('Retry-After')),
    ),
  );

export function limitsOf({ redis, prefix, requestsPerMinute, strangersPerMinute }: Settings): Limits {
  const stores: SharedLimitStore[] = [];
  const store = (name: string): SharedLimitStore => {
    const made = new SharedLimitStore(redis, `${prefix}${name}:`);
    stores.push(made);
    return made;
  };
  const limiter = (name: string, options: Partial<Options>): RequestHandler =>
    rateLimit({
      windowMs: WINDOW_MS,
      legacyHeaders: false,
      handler: tooMany,
      keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
      store: store(name),
      ...options,
    });
  return {
    requests: limiter('requests', {
      limit: requestsPerMinute,
      standardHeaders: 'draft-7',
      keyGenerator: (request, response) => {
        const { id } = principalOf(response);
        return id === anonymous.id ? ipKeyGenerator(request.ip ?? '') : id;
      },
    }),
    signIns: limiter('sign-ins', { limit: FAILED_SIGN_INS, skipSuccessfulRequests: true, standardHeaders: false }),
    strangers: openStrangers(store('strangers'), { windowMs: WINDOW_MS, limit: strangersPerMinute }),
    close: () => {
      for (const each of stores) each.shutdown();
    },
  };
}
