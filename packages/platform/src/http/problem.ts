import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { FieldFault, Problem } from '@rehearsal/contracts/http/problem';
import { schemaFaults } from '@rehearsal/contracts/json/schema-faults';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { InvalidInputError, PlatformError, UnavailableError } from '../errors.js';
import type { Log } from '../log.js';
import { isOutage } from '../outage.js';

export function problemOf(error: PlatformError): Problem {
  const kebab = error.code.toLowerCase().replaceAll('_', '-');
  const title = error.code.charAt(0) + error.code.slice(1).toLowerCase().replaceAll('_', ' ');
  return {
    type: `/problems/${kebab}`,
    title,
    status: error.status,
    detail: error.message,
    code: error.code,
    ...(error.extra.errors ? { errors: error.extra.errors } : {}),
  };
}

export function sendProblem(response: Response, error: PlatformError): void {
  if (error.extra.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.extra.retryAfterSeconds));
  for (const [name, value] of Object.entries(error.extra.headers ?? {})) response.set(name, value);
  response
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error)));
}

export const notFound: RequestHandler = (request, response) => {
  sendProblem(response, new PlatformError('NOT_FOUND', 404, `There is nothing at ${request.method} ${request.path}.`));
};

/** The one place where an error becomes an answer. */
export const problems =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asPlatformError(error);
    if (known.status >= 500) log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    sendProblem(response, known);
  };

export function asPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof Error && 'type' in error && 'status' in error)
    return bodyError(error as Error & { type: string; status: number });
  if (isOutage(error)) return new UnavailableError('A backing service does not answer; repeating is safe.', error);
  if (error instanceof URIError) return new PlatformError('INVALID_INPUT', 400, 'The path is not a valid URL.');
  return new PlatformError('INTERNAL_ERROR', 500, 'Something failed on our side; it is in the log.', { cause: error });
}

/** Errors of Express's body parser, by its `type`. */
function bodyError(error: Error & { type: string; status: number; limit?: number }): PlatformError {
  switch (error.type) {
    case 'entity.parse.failed':
      return new InvalidInputError([{ pointer: '', message: `The body is not valid JSON: ${error.message}` }]);
    case 'entity.too.large':
      return new PlatformError('BODY_TOO_LARGE', 413, `The body is larger than ${error.limit ?? 0} bytes.`);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new PlatformError('UNSUPPORTED_MEDIA_TYPE', 415, error.message);
    default:
      return new PlatformError(
        'INVALID_INPUT',
        error.status >= 400 && error.status < 500 ? error.status : 400,
        error.message,
      );
  }
}

export const faultsOf = (error: z.ZodError, prefix = ''): FieldFault[] =>
  schemaFaults(error.issues, (path) => prefix + jsonPointer(path));
