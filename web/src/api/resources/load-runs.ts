import type { LoadRunView, QueueMove } from '@rehearsal/contracts/load/load-run';
import type {
  EvidenceList,
  LoadRunFilter,
  LoadRunOrder,
  LoadRunRow,
  LoadRunSeries,
  LoadTestList,
  LoadWorkerList,
} from '@rehearsal/contracts/http/load/load-runs';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import type { BaselineView } from '@rehearsal/contracts/load/baseline';
import type { Comparison } from '@rehearsal/contracts/load/comparison';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { takeSteps } from '../steps-taken.js';
import { useMe } from '../auth.js';
import { api } from '../client.js';
import { keys } from '../keys.js';

const PAGE_SIZE = 25;
/** What changes without a push is asked for again. */
const REFETCH_MS = 5000;

export const loadTestsQuery = queryOptions({
  queryKey: keys.loadTests,
  queryFn: async ({ signal }) => (await api.get<LoadTestList>('/load-tests', {}, { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some((test) => test.being_read) ? REFETCH_MS : false),
});

export const loadRunListQuery = (filter: LoadRunFilter) =>
  infiniteQueryOptions({
    queryKey: keys.loadRunList(filter),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<LoadRunRow>>('/load-runs', { ...filter, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

/** As many as a page of the API holds; a queue that is longer is not put in order by hand. */
const QUEUE_SIZE = 200;

/** Those that wait, in the order in which they will start; when, comes nearer without a push. */
export const queuedLoadRunsQuery = queryOptions({
  queryKey: keys.queuedLoadRuns,
  queryFn: async ({ signal }) => {
    const asked = { state: 'queued', limit: QUEUE_SIZE };
    const { items } = await api.get<Page<LoadRunRow>>('/load-runs', asked, { signal });
    return items.toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  },
  refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? REFETCH_MS : false),
});

/** Puts a run that waits elsewhere in the queue. */
export const useMoveLoadRun = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, to }: { id: string; to: QueueMove }) => api.command('POST', `/load-runs/${id}/move`, { to }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.loadRuns }),
  });
};

export const loadRunQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRun(id),
    queryFn: ({ signal }) => api.get<LoadRunView>(`/load-runs/${id}`, {}, { signal }),
  });

export const loadRunLogQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunLog(id),
    queryFn: ({ signal }) => api.text(`/load-runs/${id}/log`, { signal }),
  });

/** Second by second; complete once the run is over, and then it never changes. */
export const loadRunSeriesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunSeries(id),
    queryFn: ({ signal }) => api.get<LoadRunSeries>(`/load-runs/${id}/series`, {}, { signal }),
    staleTime: Infinity,
  });

const FAILURES_REFETCH_MS = 5000;

/** So far while a run goes on; asked for once more when it is over. */
export const loadRunFailuresQuery = (id: string, isGoingOn: boolean) =>
  queryOptions({
    queryKey: keys.loadRunFailures(id, isGoingOn),
    queryFn: ({ signal }) => api.get<LoadRunFailures>(`/load-runs/${id}/failures`, {}, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: isGoingOn ? FAILURES_REFETCH_MS : false,
  });

export const loadRunEvidenceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.loadRunEvidence(id),
    queryFn: ({ signal }) => api.get<EvidenceList>(`/load-runs/${id}/evidence`, {}, { signal }),
  });

/** A run against its baseline (`baseline`), the last ones (`last:5`) or another by its id. */
export const loadRunComparisonQuery = (id: string, base: string) =>
  queryOptions({
    queryKey: keys.comparison(id, base),
    queryFn: ({ signal }) => api.get<Comparison>(`/load-runs/${id}/comparison`, { with: base }, { signal }),
  });

/** What runs of a test are held against: one for each target and set of parameters. */
export const baselineQuery = (test: string) =>
  queryOptions({
    queryKey: keys.baseline(test),
    queryFn: ({ signal }) => api.get<BaselineView>(`/load-tests/${test}/baseline`, {}, { signal }),
  });

/** Makes a run the baseline of its test, or takes that back. */
export const usePinBaseline = ({ id, name }: Pick<LoadRunView, 'id' | 'name'>) => {
  const client = useQueryClient();
  const path = `/load-tests/${name}/baseline`;
  return useMutation({
    mutationFn: (isPinned: boolean) =>
      isPinned
        ? api.command<BaselineView>('POST', path, { run_id: id })
        : api.command<BaselineView>('DELETE', `${path}?run_id=${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.loadRuns }),
  });
};

/** Workers tell of themselves every few seconds. */
const WORKERS_REFETCH_MS = 5000;

export const loadWorkersQuery = queryOptions({
  queryKey: keys.loadWorkers,
  queryFn: ({ signal }) => api.get<LoadWorkerList>('/load-workers', {}, { signal }),
  refetchInterval: WORKERS_REFETCH_MS,
});

export const useQueueLoadRun = () => {
  const client = useQueryClient();
  const { user } = useMe();
  return useMutation({
    mutationFn: (order: LoadRunOrder) => api.command<LoadRunView>('POST', '/load-runs', order),
    onSuccess: () => {
      takeSteps(user.id, 'load');
      return client.invalidateQueries({ queryKey: keys.loadRuns });
    },
  });
};

export const useCancelLoadRun = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.command('POST', `/load-runs/${id}/cancel`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.loadRuns }),
  });
};
