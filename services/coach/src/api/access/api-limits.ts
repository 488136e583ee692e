import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import type { Redis } from 'ioredis';
import { SharedLimitStore } from '@rehearsal/platform/http/shared-limit-store';
import { ApiError } from '../api-error.js';
import { bearerOf, speakerOf } from './authenticate.js';
import type { Passes } from './passes.js';

const MINUTE_MS = 60_000;

/** How often what may be done; counted before the work, by all processes together. */
export interface ApiLimits {
  /** New guests of one address. */
  readonly guests: RequestHandler;
  /** Tokens and cookies of one address that are not valid. One that is known to be good is not counted. */
  readonly strangers: RequestHandler;
  /** Requests of one guest or test user. */
  readonly requests: RequestHandler;
}

interface Settings {
  readonly redis: Redis;
  readonly prefix: string;
  readonly passes: Pick<Passes, 'remembers'>;
  readonly requestsPerMinute: number;
  readonly guestsPerHour: number;
  readonly strangersPerMinute: number;
}

const tooMany =
  (what: string): RequestHandler =>
  (_request, _response, next) =>
    next(new ApiError(429, 'rate_limit_error', 'rate_limit_exceeded', `These are too many ${what}; try again later.`));

export function apiLimits(settings: Settings): ApiLimits {
  const { redis, prefix, passes } = settings;
  const limiter = (name: string, what: string, options: Partial<Options>): RequestHandler =>
    rateLimit({
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
      store: new SharedLimitStore(redis, `${prefix}${name}:`),
      handler: tooMany(what),
      ...options,
    });

  return {
    guests: limiter('guests', 'guests of one address', { windowMs: 60 * MINUTE_MS, limit: settings.guestsPerHour }),
    strangers: limiter('strangers', 'requests without a valid token', {
      windowMs: MINUTE_MS,
      limit: settings.strangersPerMinute,
      standardHeaders: false,
      skip: (request) => passes.remembers(bearerOf(request) ?? ''),
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401,
    }),
    requests: limiter('requests', 'requests of one speaker', {
      windowMs: MINUTE_MS,
      limit: settings.requestsPerMinute,
      keyGenerator: (request) => {
        const speaker = speakerOf(request);
        return speaker.kind === 'live' ? speaker.guestId : speaker.instanceId;
      },
    }),
  };
}
