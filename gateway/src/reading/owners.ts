import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { Pool } from 'undici';
import type { InstanceKind, InstanceView } from '@rehearsal/contracts/instance/instance';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Aggregate } from '@rehearsal/contracts/messages/topics';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { PlatformError, UnavailableError } from '@rehearsal/platform/errors';
import { joinReads } from './join-reads.js';
import { ScenarioCopies } from './scenario-copies.js';

export type Query = Record<string, string | number | boolean | undefined>;

export interface Head {
  id: string;
  email: string;
  version: number;
}

const CONNECTIONS = 32;
const CONNECT_MS = 2000;
const ANSWER_MS = 10_000;
/** Verifying a whole chain takes as long as the chain is. */
const LONG_ANSWER_MS = 120_000;

/** The read side of one service, over kept-alive connections on the inside network. */
export class Owner {
  readonly #pool: Pool;

  constructor(
    private readonly name: string,
    url: string,
  ) {
    this.#pool = new Pool(url, {
      connections: CONNECTIONS,
      connect: { timeout: CONNECT_MS },
      keepAliveTimeout: 30_000,
    });
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return JSON.parse(await this.#ask('GET', path, query, ANSWER_MS)) as T;
  }

  /** Passes the owner's answer on as it is. */
  async forward(response: Response, path: string, query: Query = {}, type = 'application/json'): Promise<void> {
    response.type(type).send(await this.#ask('GET', path, query, ANSWER_MS));
  }

  async forwardPost(response: Response, path: string, body?: unknown): Promise<void> {
    response.type('application/json').send(await this.#ask('POST', path, {}, LONG_ANSWER_MS, body));
  }

  /** Passes a file on while it comes, however large it is, with the owner's word for its type. */
  async pipe(response: Response, path: string): Promise<void> {
    const timeouts = { headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS };
    const answer = await this.#pool.request({ method: 'GET', path, ...timeouts }).catch((error: unknown) => {
      throw new UnavailableError(`The ${this.name} service does not answer; repeating is safe.`, error);
    });
    const { statusCode, headers, body } = answer;
    if (statusCode >= 400) throw problemFrom(this.name, statusCode, await body.text());
    for (const name of ['content-type', 'content-length', 'etag']) {
      const value = headers[name];
      if (typeof value === 'string') response.set(name, value);
    }
    await pipeline(body, response);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #ask(method: 'GET' | 'POST', path: string, query: Query, timeoutMs: number, body?: unknown): Promise<string> {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    );
    const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
    const { statusCode, text } = await this.#send(method, path + search, timeoutMs, method === 'GET' ? 1 : 0, body);
    if (statusCode < 400) return text;
    throw problemFrom(this.name, statusCode, text);
  }

  /** A kept-alive connection may be cut while it idles, and a read may be repeated, so the first failure is not told. */
  async #send(
    method: 'GET' | 'POST',
    path: string,
    timeoutMs: number,
    repeats: number,
    sent?: unknown,
  ): Promise<{ statusCode: number; text: string }> {
    try {
      const { statusCode, body } = await this.#pool.request({
        method,
        path,
        ...(sent === undefined ? {} : { body: JSON.stringify(sent), headers: { 'content-type': 'application/json' } }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      return { statusCode, text: await body.text() };
    } catch (error) {
      if (repeats > 0) return this.#send(method, path, timeoutMs, repeats - 1, sent);
      throw new UnavailableError(`The ${this.name} service does not answer; repeating is safe.`, error);
    }
  }
}

/** The owner's own words, except for its defects, which are ours to answer for. */
function problemFrom(name: string, status: number, text: string): PlatformError {
  if (status >= 500 && status !== 503)
    return new PlatformError('OWNER_FAILED', 502, `The ${name} service could not answer.`, { cause: text });
  try {
    const { code, detail, errors } = JSON.parse(text) as { code: string; detail: string; errors?: FieldFault[] };
    return new PlatformError(code, status, detail, {
      ...(errors ? { errors } : {}),
      ...(status === 503 ? { retryAfterSeconds: 2 } : {}),
    });
  } catch {
    return new PlatformError('OWNER_FAILED', 502, `The ${name} service gave an answer that is not one.`, {
      cause: text,
    });
  }
}

/** Everything that the gateway reads from the owners, by name. */
export class Owners {
  readonly scenario: Owner;
  readonly instantiator: Owner;
  readonly loadrunner: Owner;
  readonly audit: Owner;

  constructor(urls: { SCENARIO_URL: string; INSTANTIATOR_URL: string; LOADRUNNER_URL: string; AUDIT_URL: string }) {
    this.scenario = new Owner('scenario', urls.SCENARIO_URL);
    this.instantiator = new Owner('instantiator', urls.INSTANTIATOR_URL);
    this.loadrunner = new Owner('loadrunner', urls.LOADRUNNER_URL);
    this.audit = new Owner('audit', urls.AUDIT_URL);
  }

  /** What commands are made from. Reads are shared by all who ask at once: a burst of commands needs it. */
  readonly scenarioCopies = new ScenarioCopies(joinReads((id) => this.scenario.get<Scenario>(`/scenarios/${id}`)));

  /** Throws a 404 for a scenario that does not exist. */
  scenarioById(id: string): Promise<Scenario> {
    return this.scenarioCopies.byId(id);
  }

  instanceById(id: string): Promise<InstanceView> {
    return this.instantiator.get<InstanceView>(`/instances/${id}`);
  }

  instanceTemplate(id: string): Promise<{ template: Template; version: number; kind: InstanceKind }> {
    return this.instantiator.get(`/instances/${id}/template`);
  }

  async heads(ids: readonly string[]): Promise<Map<string, Head>> {
    if (ids.length === 0) return new Map();
    const { items } = await this.instantiator.get<{ items: Head[] }>('/heads', { ids: ids.join(',') });
    return new Map(items.map((head) => [head.id, head]));
  }

  loadRunById(id: string): Promise<LoadRunView> {
    return this.loadrunner.get<LoadRunView>(`/load-runs/${id}`);
  }

  of(aggregate: Aggregate): Owner {
    const { scenario, instantiator: instance, loadrunner } = this;
    return { scenario, instance, 'load-run': loadrunner, schedule: loadrunner, baseline: loadrunner }[aggregate];
  }

  async close(): Promise<void> {
    await Promise.all([this.scenario, this.instantiator, this.loadrunner, this.audit].map((owner) => owner.close()));
  }
}
