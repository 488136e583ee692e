import type { LoadRunFilter } from '@rehearsal/contracts/http/load/load-runs';
import { LOAD_RUNS } from '@rehearsal/contracts/socket/rooms';
import { Button, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { keys } from '../api/keys.js';
import { loadTestsQuery, loadWorkersQuery, queuedLoadRunsQuery } from '../api/resources/load-runs.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { useListView } from '../components/tables/use-list-view.js';
import { ViewMenu } from '../components/tables/view-menu.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { runList } from './list/run-columns.js';
import { RunList } from './list/run-list.js';
import { useListedRuns } from './list/use-listed-runs.js';
import { LoadTests } from './queue/load-tests.js';
import { Queue } from './queue/queue.js';
import { RunDialog } from './start/run-dialog.js';
import { LostWorkers } from '../workers/lost-workers.js';
import { WorkerTable } from '../workers/worker-table.js';

const route = getRouteApi('/inside/load-runs');

/** The address as a filter: what is empty does not narrow, and what is none is refused by the gateway with its reason. */
const asked = (search: object): LoadRunFilter =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

const useLiveList = () => {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keys.loadRuns });
    void client.invalidateQueries({ queryKey: keys.loadWorkers });
  };
  return useRoom(LOAD_RUNS, { watched: refresh, on: { 'load-run': refresh, 'load-worker': refresh } });
};

export const LoadRunsPage = () => {
  const tests = useQuery(loadTestsQuery);
  const filter = asked(route.useSearch());
  const queued = useQuery(queuedLoadRunsQuery);
  const listed = useListedRuns(filter);
  const [view, setView] = useListView(runList);
  const workers = useQuery(loadWorkersQuery);
  const watching = useLiveList();
  const mayRun = useMay('load-run:write');
  const [isOpen, { open, close }] = useDisclosure();
  const [test, setTest] = useState<string | null>(null);
  const ready = (tests.data ?? []).filter(({ status }) => status === 'ready');
  const names = new Map(listed.rows.map(({ id, name }) => [id, name]));
  const prepare = (name: string | null) => {
    setTest(name);
    open();
  };
  // Each part comes after those above it, so that nothing moves away from under a hand.
  return (
    <Page
      title="Load runs"
      beside={<LivenessBadge watching={watching} />}
      actions={
        <>
          <ViewMenu columns={runList.columns} view={view} onChange={setView} />
          {mayRun && (
            <Button onClick={() => prepare(ready[0]?.name ?? null)} disabled={ready.length === 0}>
              New load run
            </Button>
          )}
        </>
      }
    >
      {/* Once: what keeps the one from coming keeps the other too. */}
      <ProblemAlert error={listed.query.error === null ? queued.error : null} retry={() => void queued.refetch()} />
      {queued.isLoading && <Loading what="Loading the queue" />}
      <Queue rows={queued.data ?? []} />
      {!queued.isPending && (
        <>
          <Title order={2} size="h5" mb="xs">
            Runs
          </Title>
          <RunList listed={listed} filter={filter} view={view} tests={ready.map(({ name }) => name)} />
        </>
      )}
      {!queued.isPending && !listed.query.isPending && (
        <>
          <Title order={2} size="h5" mt="xl" mb="xs">
            Load tests
          </Title>
          <ProblemAlert error={tests.error} retry={() => void tests.refetch()} />
          {tests.isPending && <Loading what="Looking for load tests" />}
          {tests.data && <LoadTests tests={tests.data} {...(mayRun && { onRun: prepare })} />}
        </>
      )}
      {!queued.isPending && !listed.query.isPending && !tests.isPending && (
        <>
          <Title order={2} size="h5" mt="xl" mb="xs">
            Workers
          </Title>
          <ProblemAlert error={workers.error} retry={() => void workers.refetch()} />
          {workers.isPending && <Loading what="Looking for workers" />}
          {workers.data && <WorkerTable workers={workers.data.items} names={names} />}
          {workers.data && <LostWorkers workers={workers.data.lost} names={names} />}
        </>
      )}
      {/* Opened anew each time, with the test that was chosen. */}
      {isOpen && <RunDialog tests={ready} chosen={test} onClose={close} />}
    </Page>
  );
};
