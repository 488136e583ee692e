import type { LoadRunProgress, LoadRunView } from '@rehearsal/contracts/load/load-run';
import { loadRunRoom } from '@rehearsal/contracts/socket/rooms';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { loadRunQuery } from '../../api/resources/load-runs.js';
import { useRoom, type Watching } from '../../live/use-room.js';
import { isUnfinished } from '../state/run-states.js';
import { withSample } from './samples.js';

/** A push may get lost; a run that is not over is looked at by itself as well. */
const REFETCH_MS = 5000;

interface LiveRun {
  readonly query: UseQueryResult<LoadRunView>;
  readonly samples: readonly LoadRunProgress[];
  readonly watching: Watching;
}

/** A run as it goes on, with the seconds that were seen of it. */
export const useLiveRun = (id: string): LiveRun => {
  const [heard, setHeard] = useState<readonly LoadRunProgress[]>([]);
  const query = useQuery({
    ...loadRunQuery(id),
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data.state) ? REFETCH_MS : false),
  });
  const { data, refetch } = query;
  const lookAgain = (version: number | undefined) => {
    if (version === undefined || version > (data?.version ?? 0)) void refetch();
  };
  const watching = useRoom(loadRunRoom(id), {
    watched: lookAgain,
    on: {
      'load-run': ({ version }) => lookAgain(version),
      'load-run-progress': ({ progress }) => setHeard((before) => withSample(before, progress)),
    },
  });
  return { query, watching, samples: heard.length > 0 ? heard : withSample([], data?.progress) };
};
