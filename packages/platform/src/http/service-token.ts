import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { PlatformError } from '../errors.js';
import { sha256 } from '../hash.js';

/** How a service of ours shows an owner that it is one. */
export const asService = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });

/**
 * Lets our own services in, and nobody else. The inside address is no secret: whatever runs on the same machine or in the
 * same network may call it, load tests among them, and an owner does not ask who the reader of its data is.
 */
export function requireServiceToken(token: string): RequestHandler {
  const expected = digestOf(asService(token).authorization);
  return ({ headers }, _response, next) => {
    // Digests are as long as each other, so how long the comparison takes tells nothing.
    if (timingSafeEqual(digestOf(headers.authorization ?? ''), expected)) {
      next();
      return;
    }
    throw new PlatformError(
      'SERVICE_TOKEN_REQUIRED',
      401,
      'This address answers the services of Rehearsal alone, by their SERVICE_TOKEN; people and programs ask the gateway.',
      { headers: { 'WWW-Authenticate': 'Bearer realm="rehearsal-inside"' } },
    );
  };
}

const digestOf = (text: string): Buffer => Buffer.from(sha256(text), 'hex');
