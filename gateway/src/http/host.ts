import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { InvalidInputError, PlatformError } from '@rehearsal/platform/errors';

/**
 * Whether a request was meant for us. A page of another site can point its own name at our address and then read our
 * answers as if they were its own (DNS rebinding); it cannot do so with a number, nor with a name that is not its own.
 */
export function isKnownHost(host: string | undefined, names: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0 || name === 'localhost' || names.includes(name);
}

/** The names that we go by: that of the address which people open, and those that the operator adds. */
export const hostNames = (publicUrl: string, trustedHosts: readonly string[]): string[] => [
  new URL(publicUrl).hostname,
  ...trustedHosts.map((name) => name.toLowerCase()),
];

export const knownHost =
  (names: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    // Who reads the first of two and who reads the last would take it for two requests (RFC 9112, 3.2).
    if ((request.headersDistinct.host?.length ?? 0) > 1)
      throw new InvalidInputError([{ pointer: 'Host', message: 'is given more than once' }]);
    if (isKnownHost(request.headers.host, names)) {
      next();
      return;
    }
    throw new PlatformError(
      'UNKNOWN_HOST',
      421,
      'Nothing is served under this name; the operator sets it by PUBLIC_URL or TRUSTED_HOSTS.',
    );
  };
