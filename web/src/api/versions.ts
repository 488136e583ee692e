import type { ScenarioDifferences, ScenarioVersionRow } from '@rehearsal/contracts/http/scenario-versions';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, withQuery } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

/** Newest first. */
export const versionsQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: keys.versions(scenarioId),
    queryFn: async ({ signal }) =>
      ((await read(`/test-scenarios/${scenarioId}/versions`, signal)) as { items: readonly ScenarioVersionRow[] })
        .items,
  });

/** What differs between two versions; they never change, so it is asked for once. */
export const differencesQuery = (scenarioId: string, from: number, to: number) =>
  queryOptions({
    queryKey: keys.differences(scenarioId, from, to),
    queryFn: async ({ signal }) =>
      ((await read(withQuery(`/test-scenarios/${scenarioId}/diff`, { from, to }), signal)) as ScenarioDifferences)
        .differences,
    staleTime: Infinity,
  });

/** Makes a scenario what it was. `latest` is the version that is shown as the newest: a newer one is not written over. */
export const useRestoreVersion = (scenarioId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, latest }: { readonly version: number; readonly latest: number }) =>
      send({ method: 'POST', path: `/test-scenarios/${scenarioId}/versions/${version}/restore`, ifMatch: latest }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.scenarios }),
  });
};
