import type { FieldFault, Problem } from '@rehearsal/contracts/http/problem';
import { retryAfterMs } from '@rehearsal/contracts/http/retry-after';
import { ApiError } from './api-error.js';

/** Too many at once, or just away: the same request may be granted in a while. */
const PASSING = [429, 503];

/** An error of a problem that came by HTTP or by a socket; what is missing in it is made of the status. */
export function problemOf(status: number, body: unknown, retryAfter?: string | null): ApiError {
  const { code, title, detail, errors } = isObject(body) ? (body as Partial<Problem>) : {};
  const heading = textOr(title, `The gateway answered ${status}`);
  return new ApiError({
    status,
    code: textOr(code, `HTTP_${status}`),
    title: heading,
    detail: textOr(detail, heading),
    errors: Array.isArray(errors) ? errors.filter(isObject).map(faultOf) : [],
    retryAfterMs: retryAfterMs(retryAfter),
    retriable: PASSING.includes(status),
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

function faultOf({ pointer, message, section, hint }: Record<string, unknown>): FieldFault {
  return {
    pointer: textOr(pointer, ''),
    message: textOr(message, 'is not valid'),
    ...(typeof section === 'string' && { section }),
    ...(typeof hint === 'string' && { hint }),
  };
}
