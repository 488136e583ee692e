import { API } from '@rehearsal/contracts/http/api-prefix';
import { problemOf, unreachable } from './problem.js';
import { freshSession, refreshSession } from './session.js';

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const attempt = async (
  path: string,
  token: string,
  { method = 'GET', body, headers, signal }: Call,
): Promise<Response> => {
  try {
    return await fetch(API + path, {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    // Aborted calls are the caller's own wish, and no fault of the gateway.
    if (signal?.aborted) throw error;
    throw unreachable();
  }
};

const signedOut = () => problemOf(401, { title: 'Signed out', detail: 'Your session has ended. Sign in again.' });

/** Calls the gateway as the person who is signed in; anything but 2xx is thrown as an `ApiError`. */
export const call = async (path: string, options: Call = {}): Promise<Response> => {
  const session = await freshSession();
  if (session === null) throw signedOut();
  let response = await attempt(path, session.token, options);
  if (response.status === 401) {
    const renewed = await refreshSession();
    if (renewed === null) throw signedOut();
    response = await attempt(path, renewed.token, options);
  }
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  return response;
};

/** The JSON of a resource; its shape is the API's contract. */
export const read = async (path: string, signal?: AbortSignal): Promise<unknown> =>
  (await call(path, { signal })).json() as Promise<unknown>;

/** A path with those of the given parameters that hold something. */
export const withQuery = (path: string, parameters: Readonly<Record<string, string | number | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};
