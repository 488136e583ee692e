import express, { type RequestHandler } from 'express';
import { readJson } from '@rehearsal/contracts/json/read-json';
import { ApiError, invalid } from './api-error.js';

const TYPE = 'application/json';

const bytesOf: RequestHandler = express.raw({ limit: '1mb', type: TYPE });

/**
 * Reads a body of JSON, or none. What reading it would change in silence (broken bytes, a key that is there twice, a
 * number that JavaScript cannot hold) is refused at its place: what was said would be kept as something else.
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  const { method, headers } = request;
  const isAnnounced = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
  if (method === 'GET' || method === 'HEAD' || !isAnnounced) {
    next();
    return;
  }
  if (!request.is(TYPE)) throw new ApiError(415, 'invalid_request_error', 'unsupported_media_type', WRONG_TYPE);
  bytesOf(request, response, (error?: unknown) => {
    if (error !== undefined) {
      next(error);
      return;
    }
    try {
      request.body = read(request.body);
    } catch (fault) {
      next(fault);
      return;
    }
    next();
  });
};

const WRONG_TYPE = `The body must be sent with "Content-Type: ${TYPE}".`;

function read(bytes: unknown): unknown {
  // The parser passes over a request whose caller has gone: what was announced never came, so nothing may be done.
  if (!(bytes instanceof Uint8Array)) throw invalid('The body ended too early.', null);
  const json = readJson(bytes);
  if (json.ok) return json.value;
  const { pointer, message, line, column } = json.fault;
  const param = pointer.slice(1).replaceAll('/', '.');
  const place = `(line ${line}, column ${column})`;
  throw invalid(`${param === '' ? 'The body cannot be read' : param}: ${message} ${place}`, param || null);
}
