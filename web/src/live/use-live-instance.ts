import { getEarlierMessages, getInstance } from '@rehearsal/client/resources/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { END, MESSAGES_AT_ONCE, openedInstanceQuery } from '../api/resources/instances.js';
import { adoptSnapshot, catchUp, foldPush, type LiveInstance } from './instance-feed.js';
import { pushMemory } from './push-memory.js';
import { useRoom, type Watching } from './use-room.js';
import { withMessagesBefore } from './with-earlier.js';

/** Quiet time after the last push before the digest, which pushes do not carry, is asked for. */
const DIGEST_DELAY_MS = 400;
/** While the coach is answering a lost push would leave the page waiting, so it looks by itself as well. */
const WAITING_REFETCH_MS = 4000;

interface LiveFeed {
  readonly query: UseQueryResult<LiveInstance>;
  /** Takes in an instance that came as the answer to a command. */
  readonly adopt: (view: InstanceView) => void;
  /** Shows whatever led to a version, should its push be lost. */
  readonly reach: (version: number) => Promise<void>;
  /** Loads so many messages from before those that are shown. */
  readonly loadEarlier: (count?: number) => Promise<void>;
  /** Loads all that the coach ever did. */
  readonly loadActions: () => Promise<void>;
  readonly watching: Watching;
}

/** An instance that follows its events as they happen, for every watcher alike. */
export const useLiveInstance = (id: string): LiveFeed => {
  const client = useQueryClient();
  const [memory] = useState(pushMemory);
  const shown = useCallback(() => client.getQueryData<LiveInstance>(keys.instance(id)), [client, id]);

  const query = useQuery<LiveInstance>({
    queryKey: keys.instance(id),
    queryFn: async ({ signal }) => {
      const asked =
        shown() === undefined ? client.query(openedInstanceQuery(id)) : getInstance(api, id, { signal, part: END });
      const snapshot = await asked;
      return catchUp(adoptSnapshot(shown(), snapshot), memory.all());
    },
    refetchInterval: ({ state }) => ((state.data?.view.pending_turns.length ?? 0) > 0 ? WAITING_REFETCH_MS : false),
    // A fold shares what it did not change already.
    structuralSharing: false,
  });
  const { data: live, refetch } = query;

  const watching = useRoom(instanceRoom(id), {
    watched: (version) => {
      const current = shown();
      if (current && (version ?? 0) > current.view.version) void refetch();
    },
    on: {
      instance: (push) => {
        memory.add(push);
        const current = shown();
        if (!current) return;
        const folded = foldPush(current, push);
        if (folded.kind === 'next') client.setQueryData(keys.instance(id), folded.live);
        else if (folded.kind !== 'stale') void refetch();
      },
    },
  });

  const lagging = live !== undefined && live.digestVersion !== live.view.version ? live.view.version : null;
  useEffect(() => {
    if (lagging === null) return undefined;
    const timer = setTimeout(() => void refetch(), DIGEST_DELAY_MS);
    return () => clearTimeout(timer);
  }, [lagging, refetch]);

  const adopt = useCallback(
    (view: InstanceView) => client.setQueryData(keys.instance(id), catchUp(adoptSnapshot(shown(), view), memory.all())),
    [client, id, memory, shown],
  );
  const reach = useCallback(
    async (version: number) => {
      if ((shown()?.view.version ?? 0) < version) await refetch();
    },
    [refetch, shown],
  );
  const loadEarlier = useCallback(
    async (count = MESSAGES_AT_ONCE) => {
      const view = shown()?.view;
      const first = view?.chat_messages[0]?.id;
      if (first === undefined || !view?.earlier?.messages) return;
      const before = await getEarlierMessages(api, id, first, count);
      client.setQueryData<LiveInstance>(
        keys.instance(id),
        (live) => live && { ...live, view: withMessagesBefore(live.view, first, before) },
      );
    },
    [client, id, shown],
  );
  const loadActions = useCallback(async () => {
    adopt(await getInstance(api, id, { part: { ...END, actions: 'all' } }));
  }, [adopt, id]);
  return { query, adopt, reach, loadEarlier, loadActions, watching };
};
