import { SCENARIOS } from '@rehearsal/contracts/socket/rooms';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMay } from '../api/auth.js';
import { keys } from '../api/keys.js';
import { scenarioListQuery } from '../api/resources/scenarios.js';
import { FirstStepsHere } from '../first-steps/first-steps-here.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { styledPart } from '../parts/styled-part.js';
import { LoadMore } from '../components/tables/load-more.js';
import { useChangeFilter } from '../components/tables/use-change-filter.js';
import { useListView } from '../components/tables/use-list-view.js';
import { ViewMenu } from '../components/tables/view-menu.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { usePersonName } from '../people/use-person-name.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { DropFiles } from './import/drop-files.js';
import { ImportButton } from './import/import-button.js';
import { NoScenarios } from './no-scenarios.js';
import { ScenarioFilters } from './scenario-filters.js';
import { asked, isNarrowed, orderOf, scenarioList, showsUse } from './table/columns.js';
import { ScenarioTable } from './table/scenario-table.js';
import { useSelection } from './table/use-selection.js';

/** What is done with many is loaded once the first is chosen. */
const BulkBar = lazy(styledPart(() => import('./bulk/bulk-bar.js').then((part) => ({ default: part.BulkBar }))));

const route = getRouteApi('/inside/scenarios');

/** Keeps the list as it is at the server, also when someone else changes it. */
const useLiveList = () => {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keys.scenarios });
  // A join means that pushes may have been missed.
  return useRoom(SCENARIOS, { watched: refresh, on: { scenario: refresh } });
};

export const ScenariosPage = () => {
  const filter = asked(route.useSearch());
  const [q] = useDebouncedValue(filter.q, 200);
  const [view, setView] = useListView(scenarioList);
  const query = useInfiniteQuery(scenarioListQuery({ ...filter, q }, { withUse: showsUse(view) }));
  const selection = useSelection();
  const watching = useLiveList();
  const mayWrite = useMay('scenario:write');
  const change = useChangeFilter();
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const nameOf = usePersonName([
    ...rows.map((row) => row.created_by),
    ...(filter.created_by ? [filter.created_by] : []),
  ]);
  return (
    <Page
      title="Scenarios"
      beside={<LivenessBadge watching={watching} />}
      actions={
        <>
          <ViewMenu columns={scenarioList.columns} view={view} onChange={setView} />
          {mayWrite && (
            <>
              <ImportButton />
              <LinkButton to="/scenarios/new">New scenario</LinkButton>
            </>
          )}
        </>
      }
    >
      <ScenarioFilters filter={filter} rows={rows} nameOf={nameOf} onChange={change} />
      {!query.hasNextPage && !isNarrowed(filter) && <FirstStepsHere rows={rows} />}
      {selection.isBegun && (
        <Suspense>
          <BulkBar selection={selection} />
        </Suspense>
      )}
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading scenarios" />}
      {query.isSuccess && rows.length === 0 && <NoScenarios isFiltered={isNarrowed(filter)} />}
      {rows.length > 0 && (
        <ScenarioTable
          rows={rows}
          view={view}
          selection={selection}
          order={orderOf(filter)}
          onOrder={(order) => change({ ...order })}
          nameOf={nameOf}
        />
      )}
      <LoadMore query={query} />
      {mayWrite && <DropFiles />}
    </Page>
  );
};
