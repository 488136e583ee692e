import type { LoadRunFilter, LoadRunRow, LoadRunSort } from '@rehearsal/contracts/http/load/load-runs';
import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import { FilterBar } from '../../components/tables/filter-bar.js';
import { FilterSelect, offered } from '../../components/tables/filter-select.js';
import type { FilterPart } from '../../components/tables/use-change-filter.js';
import { STATES } from '../state/run-states.js';
import { orderOf, type RunOrder } from './run-order.js';
import { hostOf } from './run-words.js';

interface Props {
  readonly filter: LoadRunFilter;
  readonly rows: readonly LoadRunRow[];
  readonly tests: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onFilter: (part: FilterPart) => void;
  readonly onOrder: (order: RunOrder) => void;
}

/** In words where there are no columns to press. */
const ORDERS: readonly { value: LoadRunSort; label: string }[] = [
  { value: 'queued_at', label: 'Queued last' },
  { value: 'name', label: 'Test' },
  { value: 'state', label: 'Verdict' },
  { value: 'target', label: 'Target' },
  { value: 'requested_by', label: 'By' },
  { value: 'duration_s', label: 'Longest' },
  { value: 'requests_per_s', label: 'Most requests/s' },
  { value: 'p95_ms', label: 'Slowest p95' },
  { value: 'failed_share', label: 'Most errors' },
];

export const RunFilters = ({ filter, rows, tests, nameOf, onFilter, onOrder }: Props) => {
  const { test = '', requested_by: by = '', target = '' } = filter;
  const state: LoadRunState | '' = filter.state ?? '';
  const select = (part: string) => (value: string) => onFilter({ [part]: value });
  return (
    <FilterBar label="Runs">
      <FilterSelect
        label="Test"
        none="Any"
        data={offered([...tests, ...rows.map(({ name }) => name)], test)}
        value={test}
        onChange={select('test')}
      />
      <FilterSelect
        label="Verdict"
        none="Any"
        data={STATES.map((value) => ({ value, label: value.replace('_', ' ') }))}
        value={state}
        onChange={select('state')}
      />
      <FilterSelect
        label="By"
        none="Anybody"
        data={offered(
          rows.map((run) => run.requested_by),
          by,
        ).map((value) => ({ value, label: nameOf(value) }))}
        value={by}
        onChange={select('requested_by')}
      />
      <FilterSelect
        label="Target"
        none="Any"
        data={offered(
          rows.map((run) => run.target),
          target,
        ).map((value) => ({ value, label: hostOf(value) }))}
        value={target}
        onChange={select('target')}
      />
      <FilterSelect
        label="Order"
        data={ORDERS}
        value={orderOf(filter).sort}
        onChange={(sort) => onOrder(orderOf({ sort: sort as LoadRunSort }))}
        hiddenFrom="sm"
      />
    </FilterBar>
  );
};
