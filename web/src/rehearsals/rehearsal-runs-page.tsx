import { REHEARSAL_RUNS } from '@rehearsal/contracts/socket/rooms';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { rehearsalRunListQuery } from '../api/resources/rehearsals.js';
import { Empty } from '../components/empty.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { RunTable } from './runs/run-table.js';

/** Every run, those of files as well, which no scenario leads to. */
export const RehearsalRunsPage = () => {
  const client = useQueryClient();
  const query = useInfiniteQuery(rehearsalRunListQuery);
  const refresh = () => void client.invalidateQueries({ queryKey: keys.rehearsalRunList });
  const watching = useRoom(REHEARSAL_RUNS, { watched: refresh, on: { 'rehearsal-run': refresh } });
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
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading rehearsal runs" />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title="No runs yet">Choose a rehearsal and run it, or run a file: rehearse run ./my-scenario.json</Empty>
      )}
      {rows.length > 0 && <RunTable rows={rows} />}
      <LoadMore query={query} />
    </Page>
  );
};
