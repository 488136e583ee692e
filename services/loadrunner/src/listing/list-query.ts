import type { z } from 'zod';
import { LoadRunFilter, type LoadRunSort } from '@rehearsal/contracts/http/load/load-runs';
import { PageQuery, type Order } from '@rehearsal/platform/http/paging';
import { holdingWords } from '@rehearsal/platform/stores/holding-words';
import { LISTED } from './present-row.js';

export const ListQuery = PageQuery.extend(LoadRunFilter.shape);

/** Where each order lies in a snapshot, and which way it goes where nobody says. */
const ORDERS: Record<LoadRunSort, Order> = {
  queued_at: { by: 'created_at', direction: -1 },
  name: { by: 'name', direction: 1 },
  state: { by: 'state', direction: 1 },
  target: { by: 'target', direction: 1 },
  requested_by: { by: 'requested_by', direction: 1 },
  duration_s: { by: 'look_up.duration_s', direction: -1 },
  requests_per_s: { by: 'look_up.requests_per_s', direction: -1 },
  p95_ms: { by: 'look_up.p95_ms', direction: -1 },
  failed_share: { by: 'look_up.failed_share', direction: -1 },
};

const DIRECTIONS = { asc: 1, desc: -1 } as const;

/** What of the snapshots is asked for. */
export function pageAsked({
  limit,
  cursor,
  test,
  state,
  target,
  requested_by,
  q = '',
  sort,
  order,
}: z.output<typeof ListQuery>) {
  const equal = { name: test, state, target, requested_by };
  const asked = ORDERS[sort ?? 'queued_at'];
  // All that a filter leaves are alike in it: their order is that of time.
  const isAlike = equal[asked.by as keyof typeof equal] !== undefined;
  const { by, direction } = isAlike ? ORDERS.queued_at : asked;
  const way = order === undefined ? direction : DIRECTIONS[order];
  return {
    equal,
    also: holdingWords(q, ['name']),
    order: { by, direction: way },
    limit,
    cursor,
    projection: LISTED,
  };
}
