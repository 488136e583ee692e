import { z } from 'zod';
import { Cursor } from '@rehearsal/platform/http/cursor';
import { where } from '@rehearsal/platform/stores/where';
import { auditOutcomes } from '@rehearsal/contracts/http/audit';

const text = z.string().min(1).max(256);
const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value).toISOString());

export const ListQuery = z.strictObject({
  actor: text.optional(),
  action: text.optional(),
  /** The id of the aggregate. */
  target: text.optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** Of one operation: the command that was given, and all that followed from it. */
  correlation_id: text.optional(),
  /** By when it happened, both included. */
  since: time.optional(),
  until: time.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: Cursor.optional(),
});
export type ListQuery = z.output<typeof ListQuery>;

export function filterOf({
  actor,
  action,
  target,
  outcome,
  correlation_id: correlationId,
  since,
  until,
  cursor,
}: ListQuery): Record<string, unknown> {
  const equal = where({ 'actor.id': actor, action, targetId: target, outcome, correlationId });
  const conditions: Record<string, unknown>[] = Object.entries(equal).map(([field, value]) => ({ [field]: value }));
  if (since !== undefined) conditions.push({ at: { $gte: since } });
  if (until !== undefined) conditions.push({ at: { $lte: until } });
  if (cursor) conditions.push({ $or: [{ at: { $lt: cursor[0] } }, { at: cursor[0], _id: { $lt: cursor[1] } }] });
  return conditions.length === 0 ? {} : { $and: conditions };
}
