import type { LoadRunParameters, LoadRunState, LoadRunView, LoadTest } from '@rehearsal/contracts/load-run';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, read, withQuery, type Page } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

const PAGE_SIZE = 25;

export const loadTestsQuery = queryOptions({
  queryKey: keys.loadTests,
  queryFn: async ({ signal }) => ((await read('/load-tests', signal)) as { items: readonly LoadTest[] }).items,
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

export const useQueueLoadRun = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: { test: string; parameters: LoadRunParameters }) =>
      send({ method: 'POST', path: '/load-runs', body: order }),
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
