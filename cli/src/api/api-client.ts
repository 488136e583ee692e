import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request, type Dispatcher } from 'undici';
import { API } from '@rehearsal/contracts/http/api-prefix';
import type { Page } from '@rehearsal/contracts/http/page';
import { ApiError, CliError } from '../errors.js';
import { problemFrom } from './problem.js';

/** How long the gateway is asked to wait for the outcome of a command, in seconds. */
const PREFER_WAIT_S = 20;
const COMMAND_WITHIN_MS = 120_000;
const RETRY_EVERY_MS = 500;
/** Longer than any answer is waited for: a connection that is silent for so long is lost. */
const SILENCE_MS = 45_000;
const PAGE = 200;

type Query = Readonly<Record<string, string | number | undefined>>;

/** The gateway's API. Answers that are not 2xx are thrown as ApiError; a system that is not there as CliError. */
export interface ApiClient {
  readonly url: string;
  readonly token: string;
  get<T>(path: string, query?: Query): Promise<T>;
  text(path: string): Promise<string>;
  /** Every item of a list, over all its pages. */
  all<T>(path: string, query?: Query): Promise<T[]>;
  /**
   * Gives a command and resolves with its outcome. Where the outcome is unknown (no answer, 503, still pending) the same
   * command is sent again under the same key, which is safe, until two minutes are over. With `ifVersion` it is refused
   * when the resource is at another version by then.
   */
  command<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, ifVersion?: number): Promise<T>;
  close(): Promise<void>;
}

/** A command that had an outcome. Its correlation id is that of every audit entry which follows from it. */
export interface GivenCommand {
  method: string;
  path: string;
  correlationId: string;
}

export interface ApiOptions {
  url: string;
  token: string;
  given?: (command: GivenCommand) => void;
}

export function apiClient({ url, token, given }: ApiOptions): ApiClient {
  const dispatcher = new Agent({ keepAliveTimeout: 4_000, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS });
  const send = async (
    method: Dispatcher.HttpMethod,
    path: string,
    more: { query?: Query; headers?: Record<string, string>; body?: string } = {},
  ) => {
    const search = searchOf(more.query);
    const address = `${url}${API}${path}${search}`;
    const headers = { authorization: `Bearer ${token}`, ...more.headers };
    try {
      const response = await request(address, { dispatcher, method, headers, body: more.body ?? null });
      const correlationId = String(response.headers['x-correlation-id'] ?? '');
      return { status: response.statusCode, text: await response.body.text(), correlationId };
    } catch (error) {
      throw new UnreachableError(url, error);
    }
  };
  const read = async (path: string, query?: Query) => {
    const { status, text } = await send('GET', path, query ? { query } : {});
    if (status >= 400) throw new ApiError(problemFrom(status, text));
    return text;
  };
  const get = async <T>(path: string, query?: Query) => JSON.parse(await read(path, query)) as T;

  return {
    url,
    token,
    get,
    text: (path) => read(path),
    async all<T>(path: string, query?: Query) {
      const items: T[] = [];
      let cursor: string | undefined;
      do {
        const page = await get<Page<T>>(path, { limit: PAGE, ...query, cursor });
        items.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      return items;
    },
    async command<T>(method: Dispatcher.HttpMethod, path: string, body?: unknown, ifVersion?: number) {
      const headers = {
        'idempotency-key': randomUUID(),
        prefer: `wait=${PREFER_WAIT_S}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
      };
      const message = { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const end = performance.now() + COMMAND_WITHIN_MS;
      for (;;) {
        const answer = await send(method, path, message).catch((error: unknown) => error as UnreachableError);
        const unknown = answer instanceof Error || answer.status === 503 || isPending(answer);
        if (!unknown && answer.status >= 400) throw new ApiError(problemFrom(answer.status, answer.text));
        if (!unknown) {
          given?.({ method, path, correlationId: answer.correlationId });
          return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T;
        }
        if (performance.now() > end) throw outcomeUnknown(answer, method, path);
        await sleep(RETRY_EVERY_MS);
      }
    },
    close: () => dispatcher.close(),
  };
}

function searchOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search.toString()}` : '';
}

/** Nobody listens at the address of the system. */
export class UnreachableError extends CliError {
  constructor(url: string, cause: unknown) {
    const why = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : 'no answer';
    super(`Nothing answers at ${url} (${why}); start it with \`npm start\`, or correct REHEARSAL_URL.`, { cause });
  }
}

/** 202 that names an operation: accepted, and the wait ran out before its outcome. */
function isPending({ status, text }: { status: number; text: string }): boolean {
  return status === 202 && typeof (JSON.parse(text) as { operation?: unknown }).operation === 'object';
}

function outcomeUnknown(answer: Error | { status: number; text: string }, method: string, path: string): Error {
  if (answer instanceof Error) return answer;
  if (answer.status >= 400) return new ApiError(problemFrom(answer.status, answer.text));
  return new CliError(
    `${method} ${path} was accepted and has no outcome after ${COMMAND_WITHIN_MS / 1000} s; see \`rehearse status\`.`,
  );
}
