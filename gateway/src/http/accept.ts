import type { Request } from 'express';
import { PlatformError } from '@rehearsal/platform/errors';

/** Most programs accept anything, or JSON by name: only the rest is worth a negotiation. */
export function refuseUnacceptable(request: Request, offered: readonly string[]): void {
  const { accept } = request.headers;
  if (accept === undefined || accept.includes('*/*') || offered.some((type) => accept.includes(type))) return;
  if (request.accepts([...offered, 'application/problem+json']) === false) {
    throw new PlatformError(
      'NOT_ACCEPTABLE',
      406,
      `This answers ${offered.join(' or ')}, which the Accept header rules out.`,
    );
  }
}
