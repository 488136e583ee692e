import type { Page } from '@rehearsal/contracts/http/page';
import type { ScenarioRow, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';

/**
 * The primary instance of a scenario, where the page has seen already that it is made: then nobody needs to read the whole
 * scenario, which may hold thousands of messages, before its chat. It is made a moment after its scenario.
 */
export const knownPrimary = (client: QueryClient, scenarioId: string): string | undefined => {
  const lists = client.getQueriesData<InfiniteData<Page<ScenarioRow>>>({ queryKey: keys.scenarioLists });
  const listed = lists
    .flatMap(([, list]) => list?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ id }) => id === scenarioId);
  const read = client.getQueryData<ScenarioView>(keys.scenario(scenarioId));
  const isMade = [...listed, ...(read ? [read] : [])].some(({ primary_instance: primary }) => primary !== null);
  return isMade ? primaryInstanceId(scenarioId) : undefined;
};
