import { beginEngineCheck, listEngineSettings } from '@rehearsal/client/resources/engines';
import type { LoadTargets, RetentionList, SystemAbout } from '@rehearsal/contracts/http/system/settings';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

/** So often is a check asked about that goes on. */
const CHECK_REFETCH_MS = 1000;

export const engineSettingsQuery = queryOptions({
  queryKey: keys.engineSettings,
  queryFn: ({ signal }) => listEngineSettings(api, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.some(({ check }) => check?.state === 'running') ? CHECK_REFETCH_MS : false,
});

/** Has a coach of one's own tried in each way that Rehearsal may ask it. */
export const useEngineCheck = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (engine: string) => beginEngineCheck(api, engine),
    onSettled: () => client.invalidateQueries({ queryKey: keys.engineSettings }),
  });
};

export const loadTargetsQuery = queryOptions({
  queryKey: keys.loadTargets,
  queryFn: ({ signal }) => api.get<LoadTargets>('/load-targets', {}, { signal }),
});

export const retentionQuery = queryOptions({
  queryKey: keys.retention,
  queryFn: async ({ signal }) => (await api.get<RetentionList>('/retention', {}, { signal })).items,
});

export const aboutQuery = queryOptions({
  queryKey: keys.about,
  queryFn: ({ signal }) => api.get<SystemAbout>('/about', {}, { signal }),
});
