import { REHEARSAL_RUNS } from '@rehearsal/contracts/socket/rooms';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { keys } from '../api/keys.js';
import { rehearsalRunListQuery } from '../api/resources/rehearsals.js';
import { Empty } from '../components/empty.js';
import { TextLink } from '../components/buttons/text-link.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { RunFilters } from './runs/run-filters.js';
import { RunTable } from './runs/run-table.js';

const route = getRouteApi('/inside/rehearsal-runs');

/** Every run, those of files as well, which no scenario leads to. */
export const RehearsalRunsPage = () => {
  const client = useQueryClient();
  const filter = route.useSearch();
  const [settled] = useDebouncedValue(filter, 150);
  const query = useInfiniteQuery(rehearsalRunListQuery(settled));
  const refresh = () => void client.invalidateQueries({ queryKey: keys.rehearsalRunLists });
  const watching = useRoom(REHEARSAL_RUNS, { watched: refresh, on: { 'rehearsal-run': refresh } });
  const isNarrowed = Object.values(settled).some((value) => value !== '');
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title="Rehearsal runs"
      beside={<LivenessBadge watching={watching} />}
      actions={
        <LinkButton to="/rehearsals" variant="default">
          All rehearsals
        </LinkButton>
      }
    >
      <RunFilters filter={filter} />
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading rehearsal runs" />}
      {query.isSuccess && rows.length === 0 && isNarrowed && (
        <Empty title="No run matches">
          <TextLink to="/rehearsal-runs" search={{}}>
            Clear the filter
          </TextLink>
        </Empty>
      )}
      {query.isSuccess && rows.length === 0 && !isNarrowed && (
        <Empty title="No runs yet">Choose a rehearsal and run it, or run a file: rehearse run ./my-scenario.json</Empty>
      )}
      {rows.length > 0 && <RunTable rows={rows} />}
      <LoadMore query={query} />
    </Page>
  );
};
