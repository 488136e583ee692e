import type { FreezeBody, FreezePreview, FreezePreviewBody } from '@rehearsal/contracts/http/scenarios/freeze';
import type { ChangedInstance } from '@rehearsal/contracts/http/instances/instances';
import type { ImportBody, ImportedScenario, ScenarioFilter } from '@rehearsal/contracts/http/scenarios/scenarios';
import type { ScenarioRow, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

const PAGE_SIZE = 25;

/** A list with what is shown beside it: how each is used costs its owner two look-ups a row. */
export const scenarioListQuery = (filter: ScenarioFilter, { withUse = false }: { withUse?: boolean } = {}) =>
  infiniteQueryOptions({
    queryKey: keys.scenarioList(filter, withUse),
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...filter, include: withUse ? 'use' : undefined, limit: PAGE_SIZE, cursor: pageParam };
      return api.get<Page<ScenarioRow>>('/test-scenarios', asked, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

export const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: keys.scenario(id),
    queryFn: ({ signal }) => api.get<ScenarioView>(`/test-scenarios/${id}`, {}, { signal }),
  });

/** A scenario to be edited: read when the editor opens, and again only on request. */
export const editedScenarioQuery = (id: string) =>
  queryOptions({ ...scenarioQuery(id), queryKey: keys.editedScenario(id), staleTime: Infinity, gcTime: 0 });

/** What somebody else saved meanwhile: always read anew. */
export const theirScenarioQuery = (id: string) =>
  queryOptions({ ...scenarioQuery(id), queryKey: keys.theirScenario(id), staleTime: 0, gcTime: 0 });

/** As much of a scenario as it takes to say which one is meant, and that nobody changed it meanwhile. */
export type NamedScenario = Pick<ScenarioView, 'id' | 'name' | 'version'>;

interface Save {
  /** As it was written; the gateway checks it, and so it may still be anything. */
  readonly draft: Readonly<Record<string, unknown>>;
  /** Of a scenario that exists already. */
  readonly id?: string | undefined;
  /** The version that was edited; without it whatever is there is overwritten. */
  readonly version?: number | undefined;
}

/** Saves a new scenario, or a new version of one. */
export const useSaveScenario = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, id, version }: Save) =>
      id === undefined
        ? api.command<ScenarioView>('POST', '/test-scenarios', draft)
        : api.command<ScenarioView>('PUT', `/test-scenarios/${id}`, draft, { ifVersion: version }),
    onSuccess: (saved) => {
      // So that no page shows what it was for the moment that it takes to be read anew.
      client.setQueryData(scenarioQuery(saved.id).queryKey, saved);
      return client.invalidateQueries({ queryKey: keys.scenarios });
    },
  });
};

export const useResetScenario = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.command<ChangedInstance>('POST', `/test-scenarios/${id}/reset`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scenarios }),
  });
};

export const useDeleteScenario = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: NamedScenario) =>
      api.command('DELETE', `/test-scenarios/${id}`, undefined, { ifVersion: version }),
    // A page of it may be open still: what is gone is not asked for again.
    onSuccess: (_, { id }) =>
      client.invalidateQueries({ queryKey: keys.scenarios, predicate: ({ queryKey }) => !queryKey.includes(id) }),
  });
};

/** What a freeze would replace now, and by what, with what was picked beside it; read anew each time that somebody looks. */
export const freezePreviewQuery = (instanceId: string, picked: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: keys.freezePreview(instanceId, picked),
    queryFn: ({ signal }) =>
      api.command<FreezePreview>(
        'POST',
        '/freeze-session/preview',
        { instance_id: instanceId, replace: picked } satisfies FreezePreviewBody,
        { signal },
      ),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Makes a scenario of what an instance is now. */
export const freezeSession = (freeze: FreezeBody) =>
  api.command<ScenarioView>('POST', '/test-scenarios/freeze-session', freeze);

/** Makes a scenario of a file. What is empty is left to the file. */
export const importScenario = async (wish: ImportBody): Promise<Pick<ImportedScenario, 'id' | 'warnings'>> => {
  const body = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''));
  const { id, warnings } = await api.command<ImportedScenario>('POST', '/test-scenarios/import', body);
  return { id, warnings };
};

export const useImportScenario = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: importScenario,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scenarios }),
  });
};
