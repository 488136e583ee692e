import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { rehearsalRunRoom } from '@rehearsal/contracts/socket/rooms';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { keys } from '../../api/keys.js';
import { rehearsalRunQuery } from '../../api/resources/rehearsals.js';
import { useRoom, type Watching } from '../../live/use-room.js';
import { isUnfinished } from '@rehearsal/contracts/rehearsal/unfinished';
import { withEnded } from './with-ended.js';

/** A push may get lost; a run that is not over is looked at by itself as well. */
const REFETCH_MS = 5000;

interface LiveRun {
  readonly query: UseQueryResult<RehearsalRunView>;
  readonly watching: Watching;
}

/** A run as it goes on: its trials come in as they end. */
export const useLiveRun = (id: string): LiveRun => {
  const client = useQueryClient();
  const query = useQuery({
    ...rehearsalRunQuery(id),
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data.state) ? REFETCH_MS : false),
  });
  const { refetch } = query;
  const shown = () => client.getQueryData<RehearsalRunView>(keys.rehearsalRun(id));
  const watching = useRoom(rehearsalRunRoom(id), {
    watched: (version) => {
      if ((version ?? 0) > (shown()?.version ?? 0)) void refetch();
    },
    on: {
      'rehearsal-run': (push) => {
        const run = shown();
        if (run === undefined || push.version <= run.version) return;
        const next = withEnded(run, push);
        // Trials may end faster than a run is read: only a new state does without the answer that is on its way.
        if (next === undefined) void refetch({ cancelRefetch: push.state !== undefined });
        else client.setQueryData(keys.rehearsalRun(id), next);
      },
    },
  });
  return { query, watching };
};
