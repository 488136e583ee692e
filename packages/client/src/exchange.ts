import { API } from '@rehearsal/contracts/http/api-prefix';
import { notRehearsal, unreachable, type ApiError } from './api-error.js';
import { problemOf } from './problem-of.js';
import { tokenFault } from './token-fault.js';

/** Longer than any outcome is waited for: an exchange that is silent for so long is lost. */
const SILENCE_MS = 45_000;

/**
 * Gives the token to send. With `refused` it is asked for another one, in place of that which the server turned away: a
 * session renews itself, an API token has no other and gives the same. Null: nobody is signed in.
 */
export type TokenSource = (refused?: string) => string | null | Promise<string | null>;

export interface Message {
  method: string;
  /** Behind `/api/v1`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** JSON. */
  body?: string;
  signal?: AbortSignal | undefined;
}

export interface Server {
  /** Origin of the gateway; empty for the one that a page came from. */
  url: string;
  token: TokenSource;
  /** Told when Rehearsal has answered, whatever it said. */
  answered: () => void;
}

/** One request and its answer; anything but 2xx is thrown as an ApiError. A token that ended is renewed once. */
export async function exchange(server: Server, message: Message): Promise<Response> {
  refuseClimbing(message.path);
  const token = await server.token();
  if (token === null) throw signedOut();
  const first = await granted(server, token, message).catch((error: unknown) => error as ApiError);
  if (!(first instanceof Error)) return first;
  if (first.status !== 401) throw first;
  const renewed = await server.token(token);
  if (renewed === null) throw signedOut();
  if (renewed === token) throw first;
  return granted(server, renewed, message);
}

/** An address is normalised before it is sent: with `..` for an id another thing would be asked for than was meant. */
function refuseClimbing(path: string): void {
  const segments = path
    .replace(/[?#].*$/s, '')
    .split('/')
    .slice(1);
  const wrong = segments.find((segment) => /^(?:\.|%2e){0,2}$/i.test(segment));
  if (wrong === undefined) return;
  const what = wrong === '' ? 'Nothing' : `"${wrong}"`;
  throw problemOf(400, { code: 'INVALID_INPUT', title: 'Not an id', detail: `${what} is not an id or a name of one.` });
}

const signedOut = (): ApiError =>
  problemOf(401, { code: 'SIGNED_OUT', title: 'Signed out', detail: 'Your session has ended. Sign in again.' });

/** A header that cannot be sent is no silence of the gateway, and the complaint of it would tell the token. */
function refuseUnsendable(token: string): void {
  const fault = tokenFault(token);
  if (fault === undefined) return;
  throw problemOf(401, { code: 'NOT_A_TOKEN', title: 'Not a token', detail: `The token is none: ${fault}.` });
}

async function granted(server: Server, token: string, message: Message): Promise<Response> {
  refuseUnsendable(token);
  const response = await send(server.url, token, message);
  const type = response.headers.get('content-type');
  const isProblem = type?.startsWith('application/problem+json') ?? false;
  // Every answer of the API bears one, and hardly anybody else's does.
  if (!isProblem && !response.headers.has('x-correlation-id')) {
    await response.body?.cancel();
    throw notRehearsal(server.url, response.status, type);
  }
  server.answered();
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw problemOf(response.status, body, response.headers.get('retry-after'));
}

async function send(url: string, token: string, { method, path, headers, body, signal }: Message): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error(`silent for ${SILENCE_MS / 1000} s`)), SILENCE_MS);
  try {
    return await fetch(`${url}${API}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
  } catch (error) {
    // An abort is the caller's own wish, and no fault of the gateway.
    if (signal?.aborted) throw error;
    throw unreachable(url, error);
  } finally {
    clearTimeout(timer);
  }
}
