import { z } from 'zod';
import { Cursor, type Position } from '@rehearsal/platform/http/cursor';
import { where } from '@rehearsal/platform/stores/where';
import { AuditExportFormat, auditOutcomes } from '@rehearsal/contracts/http/audit';

const text = z.string().min(1).max(256);
const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value).toISOString());

/** Which entries; what is not said narrows nothing. */
const EntryFields = z.strictObject({
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
});
export type EntryFilter = z.output<typeof EntryFields>;

/** Words that an entry holds, in what it says of itself or in the body of its message. */
const words = z.string().max(200).optional();

/** Nothing could lie between them, and an empty list would read as if nothing had happened. */
const inOrder = ({ since, until }: Pick<EntryFilter, 'since' | 'until'>): boolean =>
  since === undefined || until === undefined || since <= until;
const notInOrder = { path: ['until'], error: 'is before "since"' };

export const ListQuery = EntryFields.extend({
  q: words,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: Cursor.optional(),
}).refine(inOrder, notInOrder);

export const ExportQuery = EntryFields.extend({ q: words, format: AuditExportFormat }).refine(inOrder, notInOrder);

export function filterOf(
  { actor, action, target, outcome, correlation_id: correlationId, since, until }: EntryFilter,
  cursor?: Position,
): Record<string, unknown> {
  const equal = where({ 'actor.id': actor, action, targetId: target, outcome, correlationId });
  const conditions: Record<string, unknown>[] = Object.entries(equal).map(([field, value]) => ({ [field]: value }));
  if (since !== undefined) conditions.push({ at: { $gte: since } });
  if (until !== undefined) conditions.push({ at: { $lte: until } });
  if (cursor) {
    const [at, id] = cursor;
    // The range says again what the choice says, for a store that finds its place in the index by a range alone: else each
    // page would be read from the newest entry on.
    conditions.push({ at: { $lte: at } }, { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] });
  }
  return conditions.length === 0 ? {} : { $and: conditions };
}
