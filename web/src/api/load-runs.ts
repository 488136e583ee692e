import type { LoadRunParameters, LoadRunPriority, LoadRunState, LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { EvidenceList, LoadRunSeries, LoadTestList, LoadWorkerList } from '@rehearsal/contracts/http/load-runs';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, read, withQuery } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

const PAGE_SIZE = 25;

export const loadTestsQuery = queryOptions({
  queryKey: keys.loadTests,
  queryFn: async ({ signal }) => ((await read('/load-tests', signal)) as LoadTestList).items,
});

export interface LoadRunFilter {
  readonly test?: string | undefined;
  readonly state?: LoadRunState | undefined;
}

export const loadRunListQuery = ({ test, state }: LoadRunFilter) =>
  infiniteQueryOptions({
    queryKey: keys.loadRunList({ test, state }),
    queryFn: async ({ pageParam, signal }) =>
      (await read(
        withQuery('/load-runs', { test, state, limit: PAGE_SIZE, cursor: pageParam }),
        signal,
      )) as Page<LoadRunView>,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

export const loadRunQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRun(id),
    queryFn: async ({ signal }) => (await read(`/load-runs/${id}`, signal)) as LoadRunView,
  });

export const loadRunLogQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunLog(id),
    queryFn: async ({ signal }) =>
      (await call(`/load-runs/${id}/log`, { signal, headers: { Accept: 'text/plain' } })).text(),
  });

/** Second by second; complete once the run is over, and then it never changes. */
export const loadRunSeriesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunSeries(id),
    queryFn: async ({ signal }) => (await read(`/load-runs/${id}/series`, signal)) as LoadRunSeries,
    staleTime: Infinity,
  });

export const loadRunEvidenceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunEvidence(id),
    queryFn: async ({ signal }) => (await read(`/load-runs/${id}/evidence`, signal)) as EvidenceList,
  });

/** Workers tell of themselves every few seconds. */
const WORKERS_REFETCH_MS = 5000;

export const loadWorkersQuery = queryOptions({
  queryKey: keys.loadWorkers,
  queryFn: async ({ signal }) => ((await read('/load-workers', signal)) as LoadWorkerList).items,
  refetchInterval: WORKERS_REFETCH_MS,
});

export interface LoadRunOrder {
  readonly test: string;
  readonly parameters: LoadRunParameters;
  readonly priority: LoadRunPriority;
  readonly concurrent: boolean;
  /** How many parts; absent for one piece. */
  readonly workers?: number;
}

export const useQueueLoadRun = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: LoadRunOrder) => send({ method: 'POST', path: '/load-runs', body: order }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.loadRuns }),
  });
};

export const useCancelLoadRun = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send({ method: 'POST', path: `/load-runs/${id}/cancel`, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.loadRuns }),
  });
};
