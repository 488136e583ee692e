import { z } from 'zod';
import { Cursor, type Position } from '@rehearsal/platform/http/cursor';
import { where } from '@rehearsal/platform/stores/where';
import { AuditExportFormat, AuditFilter, auditOutcomes } from '@rehearsal/contracts/http/audit/audit';

const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value).toISOString());

/** Which entries; what is not said narrows nothing. */
const EntryFields = AuditFilter.extend({
  outcome: z.enum(auditOutcomes).optional(),
  since: time.optional(),
  until: time.optional(),
});
export type EntryFilter = Omit<z.output<typeof EntryFields>, 'q'>;

/** Nothing could lie between them, and an empty list would read as if nothing had happened. */
const inOrder = ({ since, until }: Pick<EntryFilter, 'since' | 'until'>): boolean =>
  since === undefined || until === undefined || since <= until;
const notInOrder = { path: ['until'], error: 'is before "since"' };

export const ListQuery = EntryFields.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: Cursor.optional(),
}).refine(inOrder, notInOrder);

export const ExportQuery = EntryFields.extend({ format: AuditExportFormat }).refine(inOrder, notInOrder);

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
