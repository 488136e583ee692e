import type { FieldFault, Problem } from '@rehearsal/contracts/http/problem';
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
    retryAfterMs: milliseconds(retryAfter),
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

/** `Retry-After` in either of its forms, seconds or a date (RFC 9110, 10.2.3); undefined when it is neither. */
export function milliseconds(retryAfter: string | null | undefined, now: number = Date.now()): number | undefined {
  if (retryAfter === null || retryAfter === undefined || retryAfter.trim() === '') return undefined;
  const seconds = Number(retryAfter);
  const until = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}
