import type { Problem } from '@rehearsal/contracts/http/problem';

interface ApiErrorFields extends Omit<Problem, 'type'> {
  /** How long the server asks to be left alone, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Asking the same again may well give another answer. */
  retriable?: boolean;
  cause?: unknown;
}

/**
 * What became of a request that was not granted. `status` and `code` are the server's (RFC 9457), `errors` names each place
 * that is at fault. Nobody answered: status 0, code `UNREACHABLE`. Somebody else answered: `NOT_REHEARSAL`. Accepted and
 * not decided in time: status 202, code `STILL_PENDING`.
 */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: NonNullable<Problem['errors']>;
  readonly retryAfterMs: number | undefined;
  readonly retriable: boolean;

  constructor({ status, code, title, detail, errors = [], retryAfterMs, retriable = false, cause }: ApiErrorFields) {
    super(detail, { cause });
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
    this.retryAfterMs = retryAfterMs;
    this.retriable = retriable;
  }

  /** As the server tells it, for those who pass it on. */
  get problem(): Omit<Problem, 'type'> {
    const { status, code, title, message: detail, errors } = this;
    return { status, code, title, detail, ...(errors.length > 0 && { errors }) };
  }
}

/** Nobody answers at this address, or the connection was lost before the answer was there. */
export function unreachable(url: string, cause: unknown): ApiError {
  return new ApiError({
    status: 0,
    code: 'UNREACHABLE',
    title: 'No answer',
    detail: `Nothing answers at ${url === '' ? 'the address of this page' : url} (${reasonOf(cause)}).`,
    retriable: true,
    cause,
  });
}

/** Node hides the reason of a failed fetch in its cause; a browser does not tell it at all. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  if (error.cause instanceof Error) return reasonOf(error.cause);
  // Several addresses of one name were tried.
  return Array.isArray(errors) ? reasonOf(errors[0]) : error.message;
}

/** Something answers at this address, and it is not Rehearsal: a wrong address, or a proxy with a page of its own. */
export function notRehearsal(url: string, status: number, type: string | null): ApiError {
  return new ApiError({
    status,
    code: 'NOT_REHEARSAL',
    title: 'Not Rehearsal',
    detail: `What answers at ${url === '' ? 'the address of this page' : url} is not Rehearsal: it says ${status} and sends ${type?.split(';')[0] ?? 'nothing readable'}.`,
    // A proxy whose gateway is just away; the gateway itself says such things as a problem.
    retriable: [502, 503, 504].includes(status),
  });
}

/** The outcome of an accepted command is not known yet. It will not be lost. */
export function stillPending(operationId: string, retryAfterMs?: number): ApiError {
  return new ApiError({
    status: 202,
    code: 'STILL_PENDING',
    title: 'Not done yet',
    detail: `The operation ${operationId} is accepted and still waits for its outcome; it will not be lost.`,
    retryAfterMs,
    retriable: true,
  });
}
