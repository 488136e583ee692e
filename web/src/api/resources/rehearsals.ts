import { listEngines } from '@rehearsal/client/resources/engines';
import {
  listRehearsalRuns,
  pinnedRehearsalRuns,
  pinRehearsalRun,
  unpinRehearsalRun,
} from '@rehearsal/client/resources/rehearsals';
import type { Written } from '@rehearsal/client/query';
import type { AskedRun, RehearsalRow, RehearsalRunFilter } from '@rehearsal/contracts/http/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { takeSteps } from '../steps-taken.js';
import { useMe } from '../auth.js';
import { api } from '../client.js';
import { keys } from '../keys.js';

/** Every rehearsal that can be run; narrowed where it is shown. */
export const rehearsalsQuery = queryOptions({
  queryKey: keys.rehearsals,
  queryFn: ({ signal }) => api.all<RehearsalRow>('/rehearsals', {}, { signal }),
});

export const rehearsalRunQuery = (id: string) =>
  queryOptions({
    queryKey: keys.rehearsalRun(id),
    queryFn: ({ signal }) => api.get<RehearsalRunView>(`/rehearsal-runs/${id}`, {}, { signal }),
  });

/** One trial whole. It never changes, so it is asked for once. */
export const trialQuery = (runId: string, rehearsal: string, trial: string) =>
  queryOptions({
    queryKey: keys.trial(runId, rehearsal, trial),
    queryFn: ({ signal }) => api.get<Trial>(`/rehearsal-runs/${runId}/trials/${rehearsal}/${trial}`, {}, { signal }),
    staleTime: Infinity,
  });

const RUNS_AT_ONCE = 25;

/** Runs, newest first, those of files as well. */
export const rehearsalRunListQuery = (filter: Written<RehearsalRunFilter> = {}) => {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  return infiniteQueryOptions({
    queryKey: keys.rehearsalRunList(asked),
    queryFn: ({ pageParam }) => listRehearsalRuns(api, { ...asked, limit: RUNS_AT_ONCE, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });
};

/** Those that others are held against, however long ago they were. */
export const pinnedRunsQuery = queryOptions({
  queryKey: keys.pinnedRuns,
  queryFn: () => pinnedRehearsalRuns(api),
});

/** The coaches that can be chosen by name. */
export const enginesQuery = queryOptions({ queryKey: keys.engines, queryFn: () => listEngines(api) });

export const useStartRehearsalRun = () => {
  const client = useQueryClient();
  const { user } = useMe();
  return useMutation({
    mutationFn: (order: AskedRun) => api.command<RehearsalRunView>('POST', '/rehearsal-runs', order),
    onSuccess: () => {
      takeSteps(user.id, 'rehearsal');
      return client.invalidateQueries({ queryKey: keys.rehearsals });
    },
  });
};

export const useCancelRehearsalRun = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.command('POST', `/rehearsal-runs/${id}/cancel`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.rehearsalRuns }),
  });
};

/** Pins a run, or takes its pin back. */
export const usePinRehearsalRun = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isPinned: boolean) => (isPinned ? pinRehearsalRun(api, id) : unpinRehearsalRun(api, id)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.rehearsalRuns }),
  });
};
