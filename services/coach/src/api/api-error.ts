import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { asPlatformError } from '@rehearsal/platform/http/problem';
import type { Log } from '@rehearsal/platform/log';
import { EngineError, type EngineFailure } from '../engine.js';
import { firstFault } from './first-fault.js';

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

const DELETED =
  'The conversation was deleted, and nothing more can be said in it. POST /v1/conversations begins another.';

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.ZodError) {
    const { param, message } = firstFault(error.issues);
    return invalid(param === '' ? message : `${param}: ${message}`, param || null);
  }
  if (error instanceof EngineError) {
    return new ApiError(ENGINE_STATUS[error.code], 'api_error', error.code.toLowerCase(), error.message, null, error);
  }
  const known = asPlatformError(error);
  // Its owner calls it an instance, and tells of a history that those who speak in it cannot read.
  if (known.code === 'INSTANCE_DELETED')
    return new ApiError(known.status, 'not_found_error', 'conversation_deleted', DELETED, 'conversation', error);
  const type = known.status >= 500 ? 'api_error' : known.status === 404 ? 'not_found_error' : 'invalid_request_error';
  const detail = known.extra.errors?.[0]?.message ?? known.message;
  return new ApiError(known.status, type, known.code.toLowerCase(), detail, null, error);
}

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
