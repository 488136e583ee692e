import { randomUUID } from 'node:crypto';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { Agent, request } from 'undici';

/** How long the gateway is asked to wait for an outcome, in seconds. */
const WAIT_S = 30;

/**
 * The API as a timed figure asks it: over undici, as the floors are asked, and the answer left as the text that came. The
 * client of ours repeats, renews tokens and reads JSON, which costs time that is its own and not the system's.
 */
export interface Api {
  /** A command under a fresh Idempotency-Key, as the admin UI and the command line give each; throws when it is refused. */
  post(path: string, body?: unknown): Promise<string>;
  get(path: string): Promise<string>;
  /** A command too. */
  remove(path: string): Promise<string>;
  close(): Promise<void>;
}

export function openApi(url: string, token: string): Api {
  const agent = new Agent({ connections: 128, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const shared = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    headers: Record<string, string>,
    body?: string,
  ) => {
    const options = { method, headers, dispatcher: agent, ...(body !== undefined && { body }) };
    const answer = await request(`${url}${API}${path}`, options);
    const text = await answer.body.text();
    // A 202 is no outcome: what waited for it would be counted as if it were done.
    if (answer.statusCode >= 300 || answer.statusCode === 202)
      throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 1000)}`);
    return text;
  };
  const waiting = () => ({ ...shared, prefer: `wait=${WAIT_S}`, 'idempotency-key': randomUUID() });
  return {
    post: (path, body = {}) => ask('POST', path, waiting(), JSON.stringify(body)),
    get: (path) => ask('GET', path, shared),
    remove: (path) => ask('DELETE', path, waiting()),
    close: () => agent.close(),
  };
}
