import type { LoadRunSort } from '@rehearsal/contracts/http/load/load-runs';
import { listOrder, type ListOrder } from '../../components/tables/list-order.js';

export type RunOrder = ListOrder<LoadRunSort>;

/** The newest first where nobody says. */
export const { orderOf, turnedBy } = listOrder<LoadRunSort>({
  first: 'queued_at',
  texts: ['name', 'state', 'target', 'requested_by'],
});
