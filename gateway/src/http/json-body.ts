import express, { type Request, type RequestHandler, type Response } from 'express';
import { InvalidInputError, PlatformError } from '@rehearsal/platform/errors';
import { guardJson } from './json-guards.js';
import type { Route } from './route.js';

const BODY_BYTES = 256 * 1024;
const TEMPLATE_BODY_BYTES = 4 * 1024 * 1024;
const JSON_TYPES = ['application/json'];
const PATCH_TYPES = ['application/json', 'application/merge-patch+json'];

const parser = (limit: number) => express.json({ limit, type: PATCH_TYPES, strict: false });
const plain = parser(BODY_BYTES);
const withTemplate = parser(TEMPLATE_BODY_BYTES);

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
  await through(route.spec.size === 'template' ? withTemplate : plain, request, response).catch(asInputError);
  const faults = guardJson(request.body);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return request.body as unknown;
}

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
