import type { LoadRunFilter } from '@rehearsal/contracts/http/load/load-runs';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { LoadMore } from '../../components/tables/load-more.js';
import { useChangeFilter } from '../../components/tables/use-change-filter.js';
import { usePersonName } from '../../people/use-person-name.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import type { RunListView } from './run-columns.js';
import { RunFilters } from './run-filters.js';
import { orderOf, type RunOrder } from './run-order.js';
import { RunTable } from './run-table.js';
import type { ListedRuns } from './use-listed-runs.js';

interface Props {
  readonly listed: ListedRuns;
  readonly filter: LoadRunFilter;
  readonly view: RunListView;
  readonly tests: readonly string[];
}

const isNarrowed = ({ test, state, requested_by, target }: LoadRunFilter): boolean =>
  [test, state, requested_by, target].some((part) => part !== undefined);

/** The runs that the address asks for, and what it may ask for instead. */
export const RunList = ({ listed: { query, rows }, filter, view, tests }: Props) => {
  const nameOf = usePersonName([
    ...rows.map((run) => run.requested_by),
    ...(filter.requested_by ? [filter.requested_by] : []),
  ]);
  const change = useChangeFilter();
  const changeOrder = ({ sort, order }: RunOrder) => change({ sort, order });
  return (
    <>
      <RunFilters filter={filter} rows={rows} tests={tests} nameOf={nameOf} onFilter={change} onOrder={changeOrder} />
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading runs" />}
      {query.isSuccess && rows.length === 0 && isNarrowed(filter) && (
        <Empty title="No such runs">Choose fewer of the filters above.</Empty>
      )}
      {query.isSuccess && rows.length === 0 && !isNarrowed(filter) && (
        <Empty title="No runs yet">Choose a load test below and run it.</Empty>
      )}
      {rows.length > 0 && (
        <RunTable rows={rows} view={view} order={orderOf(filter)} onOrder={changeOrder} nameOf={nameOf} />
      )}
      <LoadMore query={query} />
    </>
  );
};
