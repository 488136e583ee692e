import { z } from 'zod';
import { where } from '@rehearsal/platform/where';
import type { Entry } from './entry.js';
import { auditOutcomes } from '@rehearsal/contracts/http/audit';

const text = z.string().min(1).max(256);
const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value).toISOString());

/** Where the next page begins: behind the last entry shown. */
const Cursor = z.string().transform((encoded, context) => {
  const [at, ...id] = Buffer.from(encoded, 'base64url').toString('utf8').split('|');
  if (at !== undefined && id.length > 0 && !Number.isNaN(Date.parse(at))) return { at, id: id.join('|') };
  context.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
  return z.NEVER;
});

export const cursorAt = ({ at, _id }: Pick<Entry, 'at' | '_id'>): string =>
  Buffer.from(`${at}|${_id}`).toString('base64url');

export const ListQuery = z.strictObject({
  actor: text.optional(),
  action: text.optional(),
  /** The id of the aggregate. */
  target: text.optional(),
  outcome: z.enum(auditOutcomes).optional(),
  correlation: text.optional(),
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
  correlation,
  since,
  until,
  cursor,
}: ListQuery): Record<string, unknown> {
  const equal = where({ 'actor.id': actor, action, targetId: target, outcome, correlationId: correlation });
  const conditions: Record<string, unknown>[] = Object.entries(equal).map(([field, value]) => ({ [field]: value }));
  if (since !== undefined) conditions.push({ at: { $gte: since } });
  if (until !== undefined) conditions.push({ at: { $lte: until } });
  if (cursor) conditions.push({ $or: [{ at: { $lt: cursor.at } }, { at: cursor.at, _id: { $lt: cursor.id } }] });
  return conditions.length === 0 ? {} : { $and: conditions };
}
