import { z } from 'zod';
import type { Collection } from '../stores/mongo.js';
import { where } from '../stores/where.js';
import { Cursor, cursorAt, type Position } from './cursor.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** `limit` and `cursor` of every list; a cursor is opaque to callers. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: Cursor.optional(),
});

interface PageRequest {
  /** What fields must equal, so that an index on a field and `created_at` serves it. */
  equal?: Readonly<Record<string, unknown>>;
  /** Further conditions, none of which a caller wrote. */
  also?: Record<string, unknown>;
  limit: number;
  cursor?: Position | undefined;
  projection?: Record<string, 0 | 1>;
}

/** Newest first. The cursor is the last row's creation time and id, so rows that come and go meanwhile shift nothing. */
export async function page<Kept extends { _id: string; created_at: string }, Row>(
  kept: Collection<Kept>,
  { equal = {}, also, limit, cursor, projection = {} }: PageRequest,
  present: (document: Kept) => Row,
): Promise<{ items: Row[]; next_cursor: string | null }> {
  const query = { ...where(equal), ...also, ...(cursor === undefined ? {} : behind(cursor)) };
  const found = (await kept
    .find(query as never, { projection })
    .sort({ created_at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray()) as Kept[];
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(present),
    next_cursor: found.length > limit && last ? cursorAt([last.created_at, last._id]) : null,
  };
}

/** The range is for the index, which then begins where the page does. */
const behind = ([createdAt, id]: Position) => ({
  created_at: { $lte: createdAt },
  $or: [{ created_at: { $lt: createdAt } }, { _id: { $lt: id } }],
});
