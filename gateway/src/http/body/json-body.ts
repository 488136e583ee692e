import express, { type Request, type RequestHandler, type Response } from 'express';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { TEMPLATE_BODY_BYTES } from '@rehearsal/contracts/instance/instance-bounds';
import { readJson } from '@rehearsal/contracts/json/read-json';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';
import { InvalidInputError, PlatformError } from '@rehearsal/platform/errors';
import { guardJson } from './json-guards.js';
import type { Route } from '../route.js';

const BODY_BYTES = 256 * 1024;
const JSON_TYPES = ['application/json'];
const PATCH_TYPES = ['application/json', 'application/merge-patch+json'];

const reader = (limit: number) => express.raw({ limit, type: PATCH_TYPES });
const plain = reader(BODY_BYTES);
const withTemplate = reader(TEMPLATE_BODY_BYTES);

/** Reads a body of JSON, or none. Throws for anything else, for one that is too large, and for what no body may hold. */
export async function readBody(route: Route, request: Request, response: Response): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD' || !hasBody(request)) return undefined;
  const types = route.method === 'PATCH' ? PATCH_TYPES : JSON_TYPES;
  if (!request.is(types)) {
    const accepted = { [route.method === 'PATCH' ? 'Accept-Patch' : 'Accept-Post']: types.join(', ') };
    throw new PlatformError('UNSUPPORTED_MEDIA_TYPE', 415, `The body must be ${types.join(' or ')}.`, {
      headers: accepted,
    });
  }
  refuseOtherCharsets(request);
  await through(route.spec.size === 'template' ? withTemplate : plain, request, response).catch(asInputError);
  const bytes: unknown = request.body;
  // The parser passes over a request whose caller has gone: what was announced never came, so nothing may be done.
  if (!(bytes instanceof Uint8Array)) throw new PlatformError('BODY_INCOMPLETE', 400, 'The body ended too early.');
  const read = readJson(bytes);
  if (!read.ok) throw new InvalidInputError([inBody(read.fault)]);
  const faults = guardJson(read.value);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return read.value;
}

/** JSON that travels is UTF-8 (RFC 8259). */
function refuseOtherCharsets({ headers }: Request): void {
  const [, charset] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? [];
  if (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)) return;
  throw new PlatformError('UNSUPPORTED_MEDIA_TYPE', 415, `The body must be UTF-8, not "${charset}".`);
}

const inBody = ({ line, column, pointer, message }: LocatedFault): FieldFault => ({
  pointer,
  message: `${message} (line ${line}, column ${column})`,
});

/** Faults of a compressed body come straight from zlib, without the parser's own `type`. */
function asInputError(error: unknown): never {
  const { status, type, message } = error as { status?: number; type?: string; message?: string };
  if (status !== 400 || type !== undefined) throw error;
  throw new InvalidInputError([{ pointer: '', message: `The body cannot be read: ${message ?? ''}` }]);
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** Runs a middleware in the middle of a handler. */
export async function through(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  const failure = await new Promise<Error | undefined>((resolve) => {
    void middleware(request, response, (error?: unknown) => resolve(error as Error | undefined));
  });
  if (failure) throw failure;
}
