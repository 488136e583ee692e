import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { asPlatformError } from '@rehearsal/platform/http/problem';
import type { Log } from '@rehearsal/platform/log';
import { EngineError, type EngineFailure } from '../engine.js';

type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'rate_limit_error'
  | 'api_error';

/** An error in OpenAI's shape, which its SDKs read. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly status: number,
    readonly type: ErrorType,
    readonly code: string | null,
    message: string,
    readonly param: string | null = null,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  toJSON() {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

export const invalid = (message: string, param: string | null, code: string | null = null): ApiError =>
  new ApiError(400, 'invalid_request_error', code, message, param);

const ENGINE_STATUS: Record<EngineFailure, number> = {
  ENGINE_UNKNOWN: 503,
  ENGINE_TIMEOUT: 504,
  ENGINE_UNAVAILABLE: 503,
  ENGINE_REFUSED: 502,
  ENGINE_BAD_ANSWER: 502,
};

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.ZodError) {
    const { param, message } = faultIn(error.issues);
    return invalid(param === '' ? message : `${param}: ${message}`, param || null);
  }
  if (error instanceof EngineError) {
    return new ApiError(ENGINE_STATUS[error.code], 'api_error', error.code.toLowerCase(), error.message, null, error);
  }
  const known = asPlatformError(error);
  const type = known.status >= 500 ? 'api_error' : known.status === 404 ? 'not_found_error' : 'invalid_request_error';
  const detail = known.extra.errors?.[0]?.message ?? known.message;
  return new ApiError(known.status, type, known.code.toLowerCase(), detail, null, error);
}

/** The first fault and its place; of alternatives, that of the one which fits best, so that it says what is wrong. */
function faultIn(issues: readonly z.core.$ZodIssue[]): { param: string; message: string } {
  const [issue] = issues;
  if (!issue) return { param: '', message: 'The request is malformed.' };
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const param = [path, issue.keys[0]].filter(Boolean).join('.');
    return { param, message: 'is not a parameter that is known here' };
  }
  if (issue.code !== 'invalid_union') return { param: path, message: issue.message };
  const best = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))[0] ?? [];
  if (depthOf(best) === 0) return { param: path, message: issue.message };
  const inner = faultIn(best);
  return { param: [path, inner.param].filter(Boolean).join('.'), message: inner.message };
}

/** How far into the request the faults lie; of alternatives within, that of the best one. */
const depthOf = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(
    0,
    ...issues.map(
      (issue) => issue.path.length + (issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depthOf)) : 0),
    ),
  );

export const unknownUrl: RequestHandler = ({ method, originalUrl }) => {
  throw new ApiError(
    404,
    'invalid_request_error',
    'unknown_url',
    `Unknown request URL: ${method} ${originalUrl.split('?')[0] ?? ''}`,
  );
};

/** The one place where an error of the API becomes an answer. */
export const apiErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asApiError(error);
    if (known.status >= 500) log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    if (known.status === 503) response.set('Retry-After', '2');
    response.status(known.status).json(known);
  };
