import type { LoadRunSort } from '@rehearsal/contracts/http/load/load-runs';
import type { ListView, ViewedList } from '../../components/tables/list-view.js';

/** What a list of runs can tell beside their tests; most are what it can be ordered by. */
export type RunColumn = Exclude<LoadRunSort, 'name'> | 'reason' | 'throughput';
export type RunListView = ListView<RunColumn>;

export const runList: ViewedList<RunColumn> = {
  key: 'rehearsal:load-run-list',
  columns: [
    { name: 'state', title: 'Verdict' },
    { name: 'reason', title: 'Reason' },
    { name: 'target', title: 'Target' },
    { name: 'requested_by', title: 'By' },
    { name: 'queued_at', title: 'Queued' },
    { name: 'duration_s', title: 'Length' },
    { name: 'requests_per_s', title: 'Requests/s' },
    { name: 'p95_ms', title: 'p95' },
    { name: 'failed_share', title: 'Errors' },
    { name: 'throughput', title: 'Over time' },
  ],
  first: { hidden: ['reason'], isDense: false },
};
