import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { refusals, type RefusalCode } from '@rehearsal/contracts/messages/refusals';

/** Every error that a caller may see: its code, its HTTP status, and whether trying again can help. */
export class PlatformError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    readonly extra: {
      retriable?: boolean;
      retryAfterSeconds?: number;
      errors?: FieldFault[];
      cause?: unknown;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(detail, { cause: extra.cause });
    this.name = 'PlatformError';
  }
}

export class InvalidInputError extends PlatformError {
  constructor(
    errors: FieldFault[],
    detail = errors.length === 1 ? '1 fault in the request' : `${errors.length} faults in the request`,
  ) {
    super('INVALID_INPUT', 400, detail, { errors });
  }
}

export class NotFoundError extends PlatformError {
  constructor(what: string, id: string) {
    super('NOT_FOUND', 404, `There is no ${what} "${id}".`);
  }
}

/** A rule said no. Thrown by `decide`; becomes a journalled `CommandRefused`. */
export class Refusal extends PlatformError {
  constructor(
    readonly refusal: RefusalCode,
    detail: string,
  ) {
    super(refusal, refusals[refusal], detail);
  }
}

/** A backing service did not answer: nothing is known to be wrong with the request, and repeating it is safe. */
export class UnavailableError extends PlatformError {
  constructor(detail: string, cause?: unknown) {
    super('UNAVAILABLE', 503, detail, { retriable: true, retryAfterSeconds: 2, cause });
  }
}

/** The message itself is bad and always will be: it goes to the dead letters. */
export class PoisonError extends Error {
  override name = 'PoisonError';
  /** Who gave it, where that was proved before it was found to be bad. */
  readonly actor: Actor | null;

  constructor(message: string, { cause, actor = null }: { cause?: unknown; actor?: Actor | null } = {}) {
    super(message, { cause });
    this.actor = actor;
  }
}
