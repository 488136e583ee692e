import { z } from 'zod';
import { Id } from '@rehearsal/contracts/messages/message';
import { aggregates, type Aggregate } from '@rehearsal/contracts/topics/topics';

/**
 * `<aggregate>.<aggregate id>.<command id>`: it says whom to ask, so nobody needs to keep it. Ids hold no dots. Where the
 * caller gave an Idempotency-Key, the beginning of the request's hash follows: it tells whether what was decided under
 * the key is what was asked for here.
 */
export interface OperationRef {
  aggregate: Aggregate;
  aggregateId: string;
  commandId: string;
  hash?: string;
}

/** 64 bits of a hash tell the requests of one key apart. */
const HASH_DIGITS = 16;

export const operationId = ({ aggregate, aggregateId, commandId, hash }: OperationRef): string =>
  [aggregate, aggregateId, commandId, ...(hash === undefined ? [] : [hash.slice(0, HASH_DIGITS)])].join('.');

/** Whether the command that was decided, by its hash, is the one that the operation is about. */
export const isAbout = ({ hash }: OperationRef, decided: string | undefined): boolean =>
  hash === undefined || decided === undefined || decided.startsWith(hash);

const Place = [z.enum(aggregates), Id, Id] as const;
const Hash = z.string().regex(/^[0-9a-f]{16}$/);
const Parts = z.union([z.tuple(Place), z.tuple([...Place, Hash])]);

export const OperationId = z.string().transform((text, context): OperationRef => {
  const parts = Parts.safeParse(text.split('.'));
  if (parts.success) {
    const [aggregate, aggregateId, commandId, hash] = parts.data;
    return { aggregate, aggregateId, commandId, ...(hash === undefined ? {} : { hash }) };
  }
  context.addIssue({ code: 'custom', message: 'is not the id of an operation' });
  return z.NEVER;
});
