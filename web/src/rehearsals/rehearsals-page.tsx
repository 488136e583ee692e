import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { isNarrowed, matching } from './list/matching.js';
import { NoRehearsals } from './list/no-rehearsals.js';
import { RehearsalFilters } from './list/rehearsal-filters.js';
import { RehearsalTable } from './list/rehearsal-table.js';
import { useLiveRehearsals } from './list/use-live-rehearsals.js';

const route = getRouteApi('/inside/rehearsals');

/** What can be rehearsed, and how it went the last times. */
export const RehearsalsPage = () => {
  const filter = route.useSearch();
  const [settled] = useDebouncedValue(filter, 150);
  const { query, watching } = useLiveRehearsals();
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
