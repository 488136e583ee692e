import type {
  ChangedInstance,
  InstanceRow,
  InstantiateBody,
  StartBody,
} from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getInstance, getTurns } from '@rehearsal/client/resources/instances';
import { api } from '../client.js';
import { keys } from '../keys.js';

const PAGE_SIZE = 50;

/** What a new instance is called, and how long it lives. */
export interface NewInstance extends Pick<InstantiateBody, 'ttl'> {
  readonly label: string;
}

/** As the API takes it. */
export const orderOf = ({ label, ttl }: NewInstance): InstantiateBody => ({
  ...(label !== '' && { label }),
  ...(ttl !== undefined && { ttl }),
});

export const scenarioInstancesQuery = (scenarioId: string) =>
  infiniteQueryOptions({
    queryKey: keys.scenarioInstances(scenarioId),
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: PAGE_SIZE, cursor: pageParam };
      return api.get<Page<InstanceRow>>(`/test-scenarios/${scenarioId}/instances`, page, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** Nobody pushes a list of all sessions. */
const SESSIONS_REFETCH_MS = 5000;

/** Live sessions, the newest first. */
export const sessionsQuery = infiniteQueryOptions({
  queryKey: keys.sessions,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<InstanceRow>>('/sessions', { limit: PAGE_SIZE, cursor: pageParam }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next_cursor,
  refetchInterval: SESSIONS_REFETCH_MS,
});

/** Of which scenario an instance is, and whose; the conversation is followed by the page itself. */
export const instanceHeadQuery = (id: string) =>
  queryOptions({
    queryKey: keys.instanceHead(id),
    queryFn: ({ signal }) => getInstance(api, id, { signal, part: { messages: 'last:1', actions: 'last:1' } }),
    staleTime: Infinity,
  });

/** So many messages and actions are loaded at once: the last ones first, and more as somebody scrolls back. */
export const MESSAGES_AT_ONCE = 100;
export const END = { messages: `last:${MESSAGES_AT_ONCE}`, actions: `last:${MESSAGES_AT_ONCE}` };

/** The end of a conversation that is opened: asked for while the page that shows it is still on its way. */
export const openedInstanceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.openedInstance(id),
    queryFn: ({ signal }) => getInstance(api, id, { signal, part: END }),
  });

/** So many turns at once, of those that one can go back to. */
export const TURNS_AT_ONCE = 100;

/**
 * The turns as they stand at a version: the last ones first, then pages of earlier ones. `before` tells at which version
 * to look for those before a page; undefined: there are none.
 */
export const turnsQuery = (id: string, version: number, before: (turns: readonly Turn[]) => number | undefined) =>
  infiniteQueryOptions({
    queryKey: keys.turns(id, version),
    queryFn: ({ pageParam, signal }) =>
      getTurns(api, id, { signal, part: { at: pageParam, last: TURNS_AT_ONCE, prompts: 'no' } }),
    initialPageParam: version,
    getNextPageParam: before,
    staleTime: Infinity,
  });

/** An instance as it was at a version, which never changes any more. */
export const pastInstanceQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: keys.pastInstance(id, version),
    queryFn: ({ signal }) => api.get<InstanceView>(`/instances/${id}`, { at: version }, { signal }),
    staleTime: Infinity,
  });

export const createInstance = (scenarioId: string, order: NewInstance) =>
  api.command<InstanceView>('POST', `/test-scenarios/${scenarioId}/instances`, orderOf(order));

/** Resets the scenario's primary instance and continues there. */
export const startFresh = (scenarioId: string) =>
  api.command<InstanceView>('POST', `/test-scenarios/${scenarioId}/start`, { fresh: true } satisfies StartBody);

/** Stops waiting for the coach to answer a message. */
export const endTurn = (id: string, messageId: string) =>
  api.command<ChangedInstance>('POST', `/instances/${id}/messages/${messageId}/end`);
