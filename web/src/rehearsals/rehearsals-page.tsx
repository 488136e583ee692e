import { REHEARSAL_RUNS, SCENARIOS } from '@rehearsal/contracts/socket/rooms';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { keys } from '../api/keys.js';
import { rehearsalsQuery } from '../api/rehearsals.js';
import { LinkButton } from '../components/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { isNarrowed, matching } from './list/matching.js';
import { NoRehearsals } from './list/no-rehearsals.js';
import { RehearsalFilters } from './list/rehearsal-filters.js';
import { RehearsalTable } from './list/rehearsal-table.js';
import { isUnfinished } from './verdict/run-states.js';

const route = getRouteApi('/inside/rehearsals');

/** Keeps the list as it is at the server, also when someone else runs a rehearsal or writes one. */
const useLiveList = () => {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keys.rehearsals });
  useRoom(SCENARIOS, { on: { scenario: refresh } });
  return useRoom(REHEARSAL_RUNS, {
    // A join means that pushes may have been missed.
    watched: refresh,
    on: {
      'rehearsal-run': ({ state }) => {
        if (state !== undefined && !isUnfinished(state)) refresh();
      },
    },
  });
};

/** What can be rehearsed, and how it went the last times. */
export const RehearsalsPage = () => {
  const filter = route.useSearch();
  const [settled] = useDebouncedValue(filter, 150);
  const query = useQuery(rehearsalsQuery);
  const watching = useLiveList();
  const mayRun = useMay('rehearsal:run');
  const all = query.data ?? [];
  const rows = matching(all, settled);
  const { tag } = filter;
  return (
    <Page
      title="Rehearsals"
      beside={<LivenessBadge watching={watching} />}
      actions={
        <>
          <LinkButton to="/rehearsal-runs" variant="default">
            All runs
          </LinkButton>
          {mayRun && all.length > 0 && (
            <LinkButton to="/rehearsals/new" search={tag === undefined ? {} : { tag }}>
              New run
            </LinkButton>
          )}
        </>
      }
    >
      {all.length > 0 && <RehearsalFilters filter={filter} rows={all} />}
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading rehearsals" />}
      {query.isSuccess && rows.length === 0 && <NoRehearsals isFiltered={all.length > 0 && isNarrowed(settled)} />}
      {rows.length > 0 && <RehearsalTable rows={rows} />}
    </Page>
  );
};
