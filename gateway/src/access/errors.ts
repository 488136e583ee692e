import type { Permission } from '@rehearsal/contracts/messages/roles';
import { PlatformError } from '@rehearsal/platform/errors';

export class UnauthenticatedError extends PlatformError {
  constructor(detail: string) {
    super('UNAUTHENTICATED', 401, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="rehearsal"' } });
  }
}

export class ForbiddenError extends PlatformError {
  constructor(permission: Permission, role: string | null) {
    super('FORBIDDEN', 403, `The role "${role ?? 'none'}" lacks the permission "${permission}".`);
  }
}

/** A limit was passed; says after how many seconds to come again. */
export class TooManyRequestsError extends PlatformError {
  constructor(detail: string, seconds: number) {
    super('TOO_MANY_REQUESTS', 429, detail, { retryAfterSeconds: seconds > 0 ? seconds : 60 });
  }
}
