import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';
import { VERIFIED_AT_ONCE_SECONDS } from '@rehearsal/contracts/http/audit/audit';
import { Readiness } from '@rehearsal/contracts/http/system/system';
import { PlatformError, UnavailableError } from '../errors.js';
import { ownerProblem } from './owner-problem.js';
import { asService } from './service-token.js';

export type Query = Record<string, string | number | boolean | undefined>;

const CONNECTIONS = 32;
const CONNECT_MS = 2000;
const ANSWER_MS = 2600;
/**
 * For who is asked itself while it asks: whoever waits for it gives up soon after, and is to hear from it which service is
 * away instead of taking it for that one.
 */
export const WHILE_ASKED_MS = 2000;
/** Between two pieces of a file. */
const PIECE_MS = 10_000;
/** A verification that takes longer says so before, and goes on. */
const LONG_ANSWER_MS = (VERIFIED_AT_ONCE_SECONDS + 10) * 1000;

interface Ask {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  withinMs: number;
  /** Of the caller that waits, where there is one; its going ends the question. */
  response?: Response;
}

interface OwnerOptions {
  /** What callers are told is away. */
  name: string;
  url: string;
  /** Shows the owner that a service of ours asks. */
  serviceToken: string;
  /** A read that takes longer has an owner that is away: better to say so than to let the caller hang. */
  answersWithinMs?: number;
}

/**
 * How one service reads from another, the owner: over kept-alive connections on the inside network. Idle ones are closed
 * after half a minute; there are never more than `CONNECTIONS`.
 */
export class OwnerClient {
  readonly #pool: Pool;

  constructor(private readonly options: OwnerOptions) {
    this.#pool = new Pool(options.url, {
      connections: CONNECTIONS,
      connect: { timeout: CONNECT_MS },
      keepAliveTimeout: 30_000,
    });
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return JSON.parse(await this.#ask({ method: 'GET', path: addressOf(path, query), withinMs: this.#answerMs })) as T;
  }

  /** Tells the owner what is so, which may be repeated. */
  async put(path: string, body: unknown): Promise<void> {
    await this.#ask({ method: 'PUT', path, body, withinMs: this.#answerMs });
  }

  /** Passes the owner's answer on as it is. */
  async forward(response: Response, path: string, query: Query = {}, type = 'application/json'): Promise<void> {
    const ask = { method: 'GET', path: addressOf(path, query), withinMs: this.#answerMs, response } as const;
    response.type(type).send(await this.#ask(ask));
  }

  /** Has something done that is no command of its own; the caller's going ends the wait and not what was begun. */
  async post<T>(response: Response, path: string, body?: unknown): Promise<T> {
    return JSON.parse(await this.#ask({ method: 'POST', path, body, withinMs: LONG_ANSWER_MS, response })) as T;
  }

  /**
   * Passes a file on while it comes, however large it is, with the owner's word for its type. One of which the owner has to
   * look for each piece may be given more time between two.
   */
  async pipe(response: Response, path: string, query: Query = {}, pieceMs = PIECE_MS): Promise<void> {
    const { statusCode, headers, body } = await this.#pool
      .request({
        method: 'GET',
        path: addressOf(path, query),
        headersTimeout: this.#answerMs,
        bodyTimeout: pieceMs,
        signal: whenGone(response),
        headers: this.#headers(),
      })
      .catch((error: unknown) => this.#unavailable(error));
    if (statusCode >= 400) throw ownerProblem(this.options.name, statusCode, await body.text());
    for (const name of ['content-type', 'content-length', 'etag']) {
      const value = headers[name];
      if (typeof value === 'string') response.set(name, value);
    }
    // The caller knows that it is answered, however long the first piece is looked for.
    response.flushHeaders();
    await pipeline(body, response).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }

  /** What the owner says of itself, also while it cannot serve; null where it does not answer. */
  async readiness(): Promise<Readiness | null> {
    try {
      const signal = AbortSignal.timeout(this.#answerMs);
      const { body } = await this.#pool.request({ method: 'GET', path: '/readyz', signal });
      return Readiness.parse(await body.json());
    } catch {
      return null;
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** A kept-alive connection may be cut while it idles, and a read may be repeated, so a read that is cut is sent once more. */
  async #ask(ask: Ask): Promise<string> {
    const { method, path, withinMs, response } = ask;
    const body = ask.body === undefined ? null : JSON.stringify(ask.body);
    const headers = this.#headers(body);
    const late = AbortSignal.timeout(withinMs);
    const signal = response ? AbortSignal.any([late, whenGone(response)]) : late;
    const send = async () => {
      const request = { method, path, body, headers, signal, headersTimeout: 0, bodyTimeout: 0 };
      const answer = await this.#pool.request(request);
      return { statusCode: answer.statusCode, text: await answer.body.text() };
    };
    const { statusCode, text } = await send()
      .catch((error: unknown) => {
        if (method === 'POST' || signal.aborted) throw error;
        return send();
      })
      .catch((error: unknown) => {
        if (response?.destroyed) throw new PlatformError('CALLER_GONE', 499, 'The caller has gone.');
        return this.#unavailable(error);
      });
    if (statusCode < 400) return text;
    throw ownerProblem(this.options.name, statusCode, text);
  }

  /** Those of every request, the one place where they are made. */
  #headers(body: string | null = null): Record<string, string> {
    const shown = asService(this.options.serviceToken);
    return body === null ? shown : { ...shown, 'content-type': 'application/json' };
  }

  get #answerMs(): number {
    return this.options.answersWithinMs ?? ANSWER_MS;
  }

  #unavailable(error: unknown): never {
    throw new UnavailableError(`The ${this.options.name} service does not answer; repeating is safe.`, error);
  }
}

function addressOf(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** The caller closed before it had all of a file. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Aborts when the caller has gone before it was answered: nobody needs the answer any more. */
function whenGone(response: Response): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  response.once('close', () => gone.abort());
  return gone.signal;
}
