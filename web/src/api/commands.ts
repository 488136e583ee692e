import type { Operation } from '@rehearsal/contracts/http/operation';
import { call, read } from './client.js';
import { ApiError, asApiError, problemOf } from './problem.js';

/** A change that is asked for. Sent again with the same `key` it takes effect once. */
export interface Command {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  /** The version that the change was made on. */
  readonly ifMatch?: number;
  readonly waitSeconds?: number;
  /** How often to ask again when nobody answers. */
  readonly retries?: number;
}

/** What came of it: the resource, or only the id of what was changed when that took longer than the wait. */
export interface Outcome {
  readonly id: string;
  readonly resource: unknown;
}

const PATIENCE_MS = 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** 128 random bits. `crypto.randomUUID` exists only in secure contexts; this exists everywhere. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const settled = async (operation: Operation): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (let wait = 250; Date.now() < deadline; wait = Math.min(wait * 2, 4000)) {
    const { status, refusal } = (await read(`/operations/${operation.id}`)) as Operation;
    if (status === 'applied') return;
    if (status === 'refused') throw problemOf(refusal?.status ?? 409, { title: 'Refused', ...refusal });
    await pause(wait);
  }
  throw new ApiError({
    status: 0,
    code: 'STILL_PENDING',
    title: 'Not done yet',
    detail: `The operation ${operation.id} is accepted and still waits for its outcome. It will not be lost.`,
  });
};

const attempt = async ({ method, path, body, ifMatch, waitSeconds = 15 }: Command, key: string): Promise<Outcome> => {
  const response = await call(path, {
    method,
    // Every body is JSON, also an empty one: the gateway takes nothing else.
    ...(method !== 'DELETE' && { body: body ?? {} }),
    headers: {
      'Idempotency-Key': key,
      Prefer: `wait=${waitSeconds}`,
      ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
    },
  });
  const resource = (await response.json().catch(() => null)) as { id?: string; operation?: Operation } | null;
  if (response.status !== 202 || resource?.operation === undefined) return { id: resource?.id ?? '', resource };
  await settled(resource.operation);
  return { id: resource.operation.aggregate_id ?? '', resource: null };
};

const mayAskAgain = (error: ApiError): boolean => error.code === 'UNREACHABLE' || error.status === 503;

/** Sends a command and waits for its outcome. With the key it is safe to ask again when the answer got lost. */
export const send = async (command: Command): Promise<Outcome> => {
  const key = command.key ?? newKey();
  for (let left = command.retries ?? 2; ; left -= 1) {
    try {
      return await attempt(command, key);
    } catch (thrown) {
      if (left <= 0 || !mayAskAgain(asApiError(thrown))) throw thrown;
      await pause(500);
    }
  }
};
