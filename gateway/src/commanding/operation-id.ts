import { z } from 'zod';
import { Id } from '@rehearsal/contracts/messages/message';
import { aggregates, type Aggregate } from '@rehearsal/contracts/messages/topics';

/** `<aggregate>.<aggregate id>.<command id>`: it says whom to ask, so nobody needs to keep it. Ids hold no dots. */
export interface OperationRef {
  aggregate: Aggregate;
  aggregateId: string;
  commandId: string;
}

export const operationId = ({ aggregate, aggregateId, commandId }: OperationRef): string =>
  `${aggregate}.${aggregateId}.${commandId}`;

const Parts = z.tuple([z.enum(aggregates), Id, Id]);

export const OperationId = z.string().transform((text, context): OperationRef => {
  const parts = Parts.safeParse(text.split('.'));
  if (parts.success) return { aggregate: parts.data[0], aggregateId: parts.data[1], commandId: parts.data[2] };
  context.addIssue({ code: 'custom', message: 'is not the id of an operation' });
  return z.NEVER;
});
