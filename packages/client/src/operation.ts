import type { Accepted, Operation } from '@rehearsal/contracts/http/operation';

/** The operation of a 202, and undefined for every other answer. */
export function operationIn(status: number, body: unknown): Operation | undefined {
  if (status !== 202 || typeof body !== 'object' || body === null || !('operation' in body)) return undefined;
  return (body as Accepted).operation;
}
