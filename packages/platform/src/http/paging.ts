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

export interface Order {
  readonly by: string;
  readonly direction: 1 | -1;
}

const NEWEST_FIRST: Order = { by: 'created_at', direction: -1 };

interface PageRequest {
  /** What fields must equal, so that an index on a field and `created_at` serves it. */
  equal?: Readonly<Record<string, unknown>>;
  /** Further conditions, none of which a caller wrote. */
  also?: Record<string, unknown>;
  /** By which field, of texts or of numbers, and which way; the newest first where nothing is said. */
  order?: Order;
  limit: number;
  cursor?: Position | undefined;
  projection?: Record<string, 0 | 1>;
}

/** The cursor is what the last row is ordered by, and its id, so rows that come and go meanwhile shift nothing. */
export async function page<Kept extends { _id: string; created_at: string }, Row>(
  kept: Collection<Kept>,
  { equal = {}, also, order = NEWEST_FIRST, limit, cursor, projection = {} }: PageRequest,
  present: (document: Kept) => Row,
): Promise<{ items: Row[]; next_cursor: string | null }> {
  const query = { ...where(equal), ...also, ...(cursor === undefined ? {} : behind(cursor, order)) };
  const found = (await kept
    .find(query as never, { projection })
    .sort({ [order.by]: order.direction, _id: order.direction })
    .limit(limit + 1)
    .toArray()) as Kept[];
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(present),
    next_cursor: found.length > limit && last ? cursorAt([valueAt(last, order.by), last._id]) : null,
  };
}

/** What a document is ordered by: a field of its own, or one below (`look_up.words`). */
function valueAt(document: object, path: string): string | number {
  const value = path.split('.').reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], document);
  return typeof value === 'number' ? value : String(value);
}

/** The range is for the index, which then begins where the page does. */
const behind = ([value, id]: Position, { by, direction }: Order) => {
  const beyond = direction === 1 ? '$gt' : '$lt';
  return {
    [by]: { [`${beyond}e`]: value },
    $or: [{ [by]: { [beyond]: value } }, { _id: { [beyond]: id } }],
  };
};
