import type { z } from 'zod';
import { ScenarioFilter, type ScenarioSort } from '@rehearsal/contracts/http/scenarios/scenarios';
import { PageQuery, type Order } from '@rehearsal/platform/http/paging';
import { rankOf, searchFilter } from './look-up.js';

export const ListQuery = PageQuery.extend(ScenarioFilter.shape);

/** Where each order lies in a snapshot, and which way it goes where nobody says. */
const ORDERS: Record<ScenarioSort, Order> = {
  created: { by: 'created_at', direction: -1 },
  updated: { by: 'updated_at', direction: -1 },
  name: { by: 'name', direction: 1 },
  phase: { by: 'look_up.phase_place', direction: 1 },
  messages: { by: 'look_up.counts.chat_messages', direction: -1 },
  author: { by: 'created_by', direction: 1 },
  verdict: { by: 'look_up.verdict', direction: -1 },
  instances: { by: 'from_others.instances', direction: -1 },
  used: { by: 'from_others.last_used_at', direction: -1 },
};

const DIRECTIONS = { asc: 1, desc: -1 } as const;

/** What of the snapshots is asked for. */
export function pageAsked({
  limit,
  cursor,
  q,
  tag,
  created_by,
  phase,
  verdict,
  sort = 'created',
  order,
}: z.output<typeof ListQuery>) {
  const ranked = verdict && rankOf(verdict);
  const equal = { tags: tag, created_by, 'look_up.current_phase': phase, 'look_up.verdict': ranked };
  const { by, direction } = ORDERS[sort];
  return {
    equal,
    ...(q !== undefined && { also: searchFilter(q) }),
    order: { by, direction: order === undefined ? direction : DIRECTIONS[order] },
    limit,
    cursor,
    projection: { template: 0, rehearsals: 0, 'look_up.beginnings': 0, 'look_up.names': 0 } as const,
  };
}
