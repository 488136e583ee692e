import { restoreScenario, scenarioDifferences, scenarioVersions } from '@rehearsal/client/resources/scenario-versions';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

/** Newest first. */
export const versionsQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: keys.versions(scenarioId),
    queryFn: ({ signal }) => scenarioVersions(api, scenarioId, { signal }),
  });

/** What differs between two versions; they never change, so it is asked for once. */
export const differencesQuery = (scenarioId: string, from: number, to: number) =>
  queryOptions({
    queryKey: keys.differences(scenarioId, from, to),
    queryFn: async ({ signal }) => (await scenarioDifferences(api, scenarioId, from, to, { signal })).differences,
    staleTime: Infinity,
  });

/** Makes a scenario what it was. `latest` is the version that is shown as the newest: a newer one is not written over. */
export const useRestoreVersion = (scenarioId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, latest }: { readonly version: number; readonly latest: number }) =>
      restoreScenario(api, scenarioId, version, latest),
    onSettled: () => client.invalidateQueries({ queryKey: keys.scenarios }),
  });
};
