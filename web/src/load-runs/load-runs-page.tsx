import { LOAD_RUNS } from '@rehearsal/contracts/socket/rooms';
import { Button, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { keys } from '../api/keys.js';
import { loadRunListQuery, loadTestsQuery, loadWorkersQuery } from '../api/resources/load-runs.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useRoom } from '../live/use-room.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { LoadTests } from './queue/load-tests.js';
import { LostWorkers } from './queue/lost-workers.js';
import { RunDialog } from './queue/run-dialog.js';
import { RunTable } from './queue/run-table.js';
import { isUnfinished } from './state/run-states.js';
import { WorkerTable } from './queue/worker-table.js';

const QUEUE_REFETCH_MS = 5000;

const useLiveList = () => {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keys.loadRuns });
    void client.invalidateQueries({ queryKey: keys.loadWorkers });
  };
  return useRoom(LOAD_RUNS, { watched: refresh, on: { 'load-run': refresh } });
};

export const LoadRunsPage = () => {
  const tests = useQuery(loadTestsQuery);
  const runs = useInfiniteQuery({
    ...loadRunListQuery({}),
    // Nobody pushes how far a run is, nor that the start of another came nearer.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((run) => isUnfinished(run.state))) ? QUEUE_REFETCH_MS : false,
  });
  const workers = useQuery(loadWorkersQuery);
  const watching = useLiveList();
  const mayRun = useMay('load-run:write');
  const [isOpen, { open, close }] = useDisclosure();
  const [test, setTest] = useState<string | null>(null);
  const ready = (tests.data ?? []).filter(({ status }) => status === 'ready').map(({ name }) => name);
  const rows = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
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
        mayRun && (
          <Button onClick={() => prepare(ready[0] ?? null)} disabled={ready.length === 0}>
            New load run
          </Button>
        )
      }
    >
      <Title order={2} size="h5" mb="xs">
        Runs
      </Title>
      <ProblemAlert error={runs.error} retry={() => void runs.refetch()} />
      {runs.isPending && <Loading what="Loading runs" />}
      {runs.isSuccess && rows.length === 0 && <Empty title="No runs yet">Choose a load test below and run it.</Empty>}
      {rows.length > 0 && <RunTable rows={rows} />}
      <LoadMore query={runs} />
      {!runs.isPending && (
        <>
          <Title order={2} size="h5" mt="xl" mb="xs">
            Load tests
          </Title>
          <ProblemAlert error={tests.error} retry={() => void tests.refetch()} />
          {tests.isPending && <Loading what="Looking for load tests" />}
          {tests.data && <LoadTests tests={tests.data} {...(mayRun && { onRun: prepare })} />}
        </>
      )}
      {!runs.isPending && !tests.isPending && (
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
