import type { InstanceRow } from '@rehearsal/contracts/http/instances';
import type { InstanceKind, InstanceView } from '@rehearsal/contracts/instance/instance';
import type { Page } from '@rehearsal/contracts/http/page';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, withQuery } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

/** What a new instance is called, and how long it lives. */
export interface NewInstance {
  readonly label: string;
  /** A length of time, such as `7d`; null: until it is deleted; absent: as the system has it. */
  readonly ttl?: string | null;
}

const bodyOf = ({ label, ttl }: NewInstance) => ({
  ...(label !== '' && { label }),
  ...(ttl !== undefined && { ttl }),
});

export const readInstance = async (id: string, signal?: AbortSignal): Promise<InstanceView> =>
  (await read(`/instances/${id}`, signal)) as InstanceView;

export const scenarioInstancesQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: keys.scenarioInstances(scenarioId),
    queryFn: async ({ signal }) =>
      (await read(withQuery(`/test-scenarios/${scenarioId}/instances`, { limit: 100 }), signal)) as Page<InstanceRow>,
  });

export const useNewInstance = (scenarioId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewInstance) =>
      send({ method: 'POST', path: `/test-scenarios/${scenarioId}/instances`, body: bodyOf(wish) }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scenarioInstances(scenarioId) }),
  });
};

/** Makes another instance that is as `sourceId` was right after a message. */
export const useForkInstance = (sourceId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ messageId, ...wish }: NewInstance & { readonly messageId: string }) =>
      send({
        method: 'POST',
        path: `/instances/${sourceId}/fork`,
        body: { after_message_id: messageId, ...bodyOf(wish) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scenarios }),
  });
};

/** Resets the scenario's primary instance and continues there. */
export const startFresh = (scenarioId: string) =>
  send({ method: 'POST', path: `/test-scenarios/${scenarioId}/start`, body: { fresh: true } });

export const resetInstance = (id: string) => send({ method: 'POST', path: `/instances/${id}/reset` });

export const undoReset = (id: string) => send({ method: 'POST', path: `/instances/${id}/undo-reset` });

/** Stops waiting for the coach to answer a message. */
export const endTurn = (id: string, messageId: string) =>
  send({ method: 'POST', path: `/instances/${id}/messages/${messageId}/end` });

/** Where a clock is moved to: ahead by a length of time such as `3d4h`, or to a moment. */
export type ClockMove = { readonly advance: string } | { readonly set: string };

export const moveClock = (id: string, move: ClockMove) =>
  send({ method: 'POST', path: `/instances/${id}/clock`, body: move });

/**
 * Sends what the person typed. It waits for the coach for a while, since the reply comes by the socket too. It is not
 * asked again by itself: the person sees that it failed, keeps the text and sends it with the same key.
 */
export const sendMessage = (id: string, content: string, key: string) =>
  send({ method: 'POST', path: `/instances/${id}/messages`, body: { content }, key, waitSeconds: 20, retries: 0 });
