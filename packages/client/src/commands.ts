import type { Operation } from '@rehearsal/contracts/http/operation';
import { retryAfterMs } from '@rehearsal/contracts/http/retry-after';
import { stillPending } from './api-error.js';
import type { Answer, Asked, Asking } from './asking.js';
import { newKey } from './idempotency-key.js';
import { operationIn } from './operation.js';
import { problemOf } from './problem-of.js';

/** How long the gateway is asked to wait for the outcome of a command, in seconds; at most 30. */
const WAIT_S = 20;

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Given extends Asked {
  /** Refused when the resource is at another version by then (`If-Match`). */
  ifVersion?: number | undefined;
  /** Of a command that was given before and whose outcome is not known: it takes effect once. Without it, a new one. */
  key?: string | undefined;
}

/** A command that had an outcome. Its correlation id is that of every audit entry which follows from it. */
export interface GivenCommand {
  method: Method;
  path: string;
  correlationId: string;
}

export interface Awaited extends Asked {
  /** Told each time that it is asked about. */
  progress?: (operation: Operation) => void;
}

export interface Commands {
  /**
   * Gives a command and resolves with its outcome: what the API answers once it is applied. Where the outcome is not known
   * (no answer, just away, still pending) the same command is sent again under the same key, for a repeat takes no effect
   * and answers as the first would have: with the outcome and all that followed from it.
   */
  command<T>(method: Method, path: string, body?: unknown, given?: Given): Promise<T>;
  /** Gives a command and resolves as soon as it is accepted; `outcome` tells what came of it. */
  give(method: Method, path: string, body?: unknown, given?: Given): Promise<Operation>;
  /** Waits for the outcome of what was accepted; a refusal is thrown. */
  outcome(operation: Pick<Operation, 'id'>, awaited?: Awaited): Promise<Operation>;
}

export function commandsOf(asking: Asking, onCommand?: (command: GivenCommand) => void): Commands {
  const messageOf = (
    method: Method,
    path: string,
    body: unknown,
    { key = newKey(), ifVersion }: Given,
    wait?: number,
  ) => ({
    method,
    path,
    headers: {
      'idempotency-key': key,
      ...(wait !== undefined && { prefer: `wait=${wait}` }),
      ...(ifVersion !== undefined && { 'if-match': `"${ifVersion}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    command<T>(method: Method, path: string, body?: unknown, given: Given = {}) {
      return asking.read(messageOf(method, path, body, given, WAIT_S), given, (answer) => {
        const found = jsonOf(answer);
        const operation = operationIn(answer.response.status, found);
        if (operation) throw stillPending(operation.id);
        onCommand?.({ method, path, correlationId: answer.response.headers.get('x-correlation-id') ?? '' });
        return found as T;
      });
    },
    give: (method, path, body, given = {}) =>
      asking.read(messageOf(method, path, body, given), given, (answer) => {
        const operation = operationIn(answer.response.status, jsonOf(answer));
        if (operation === undefined) throw new TypeError(`${method} ${path} was done at once: use command().`);
        return operation;
      }),
    outcome: ({ id }, { progress, ...asked } = {}) =>
      asking.read({ method: 'GET', path: `/operations/${encodeURIComponent(id)}` }, asked, ({ text, response }) => {
        const operation = JSON.parse(text) as Operation;
        progress?.(operation);
        if (operation.status === 'pending') throw stillPending(id, retryAfterMs(response.headers.get('retry-after')));
        if (operation.refusal) throw problemOf(operation.refusal.status, { title: 'Refused', ...operation.refusal });
        return operation;
      }),
  };
}

const jsonOf = ({ text }: Answer): unknown => (text === '' ? undefined : JSON.parse(text));
