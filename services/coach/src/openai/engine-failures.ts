import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai/core/error';
import { retryAfterMs } from '@rehearsal/contracts/http/retry-after';
import { EngineError } from '../engine.js';

const LONGEST_QUOTE = 300;

type ApiFailure = Error & { readonly status: number | undefined; readonly headers: Headers | undefined };

export const brokenOff = (cause?: unknown): EngineError =>
  new EngineError('ENGINE_UNAVAILABLE', "The model's answer broke off before its end.", cause);

export const cutShort = (): EngineError =>
  new EngineError('ENGINE_BAD_ANSWER', 'The model came to its limit of tokens before the answer was whole.');

export const tooLong = (): EngineError => new EngineError('ENGINE_BAD_ANSWER', 'The model did not come to an end.');

export const declined = (refusal: string): EngineError =>
  new EngineError('ENGINE_REFUSED', `The model declined to answer: ${refusal.slice(0, LONGEST_QUOTE)}`);

/**
 * What went wrong at a model's endpoint, in words for the people who watch the chat. The endpoint's own words are for the
 * log, without the key: who is turned away for it is often told which one it was.
 */
export function asEngineError(error: unknown, timeoutMs: number, apiKey: string): EngineError {
  if (error instanceof EngineError) return error;
  if (isLate(error))
    return new EngineError('ENGINE_TIMEOUT', `The model did not answer within ${timeoutMs} ms.`, error);
  if (error instanceof APIConnectionError)
    return new EngineError('ENGINE_UNAVAILABLE', "The model's endpoint cannot be reached.", error);
  if (error instanceof APIError) return byStatus(error as ApiFailure, withoutKey(error, apiKey));
  if (error instanceof SyntaxError)
    return new EngineError('ENGINE_BAD_ANSWER', "The model's endpoint sent what is no stream of JSON.", error);
  return brokenOff(error);
}

const isLate = (error: unknown): boolean =>
  error instanceof APIConnectionTimeoutError ||
  error instanceof APIUserAbortError ||
  (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name));

function withoutKey({ name, message }: Error, apiKey: string): Error {
  const told = new Error(apiKey === '' ? message : message.replaceAll(apiKey, '[redacted]'));
  told.name = name;
  return told;
}

/** An error that came inside a stream has neither status nor headers. */
function byStatus({ status, headers }: ApiFailure, cause: Error): EngineError {
  if (status === undefined)
    return new EngineError('ENGINE_UNAVAILABLE', "The model's endpoint reported an error in its answer.", cause);
  if (status === 429 || status === 503) {
    const waitMs = retryAfterMs(headers?.get('retry-after'));
    const wait = waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`;
    const what = status === 429 ? 'is over its limit (429)' : 'failed with 503';
    return new EngineError('ENGINE_UNAVAILABLE', `The model's endpoint ${what}${wait}.`, cause, waitMs);
  }
  return status < 500
    ? new EngineError('ENGINE_REFUSED', `The model's endpoint refused the request with ${status}.`, cause)
    : new EngineError('ENGINE_UNAVAILABLE', `The model's endpoint failed with ${status}.`, cause);
}
