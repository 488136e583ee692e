import type { LoadRunFilter, LoadRunSort } from '@rehearsal/contracts/http/load-runs';

/** Which way a list of runs goes. */
export interface RunOrder {
  readonly sort: LoadRunSort;
  readonly order: 'asc' | 'desc';
}

/** Names from A to Z; of moments and numbers the latest and the most. */
const TEXTS: readonly LoadRunSort[] = ['name', 'state', 'target', 'requested_by'];
const usualWay = (sort: LoadRunSort): RunOrder => ({ sort, order: TEXTS.includes(sort) ? 'asc' : 'desc' });

/** The order that an address asks for; without a word the newest first. */
export const orderOf = ({ sort = 'queued_at', order }: Pick<LoadRunFilter, 'sort' | 'order'>): RunOrder => ({
  ...usualWay(sort),
  ...(order && { order }),
});

/** What becomes of the order when somebody presses a column's title: by this column, or the other way round. */
export const turnedBy = (now: RunOrder, column: LoadRunSort): RunOrder =>
  now.sort === column ? { sort: column, order: now.order === 'asc' ? 'desc' : 'asc' } : usualWay(column);
