import type { LoadRunProgress, LoadRunView } from '@rehearsal/contracts/load/load-run';
import { loadRunRoom } from '@rehearsal/contracts/socket/rooms';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { loadRunQuery } from '../api/load-runs.js';
import { isUnfinished } from '../load-runs/run-states.js';
import { withSample } from '../load-runs/queue/samples.js';
import { usePush, useRoom } from './use-room.js';

/** A push may get lost; a run that is not over is looked at by itself as well. */
const REFETCH_MS = 5000;

/** A run as it goes on, with the seconds that were seen of it. */
export const useLiveRun = (id: string): { query: UseQueryResult<LoadRunView>; samples: readonly LoadRunProgress[] } => {
  const [heard, setHeard] = useState<readonly LoadRunProgress[]>([]);
  const query = useQuery({
    ...loadRunQuery(id),
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data.state) ? REFETCH_MS : false),
  });
  const { data, refetch } = query;
  const lookAgain = (version: number | undefined) => {
    if (version === undefined || version > (data?.version ?? 0)) void refetch();
  };
  useRoom(loadRunRoom(id), lookAgain);
  usePush('load-run', (push) => {
    if (push.id === id) lookAgain(push.version);
  });
  usePush('load-run-progress', (push) => {
    if (push.id === id) setHeard((before) => withSample(before, push.progress));
  });
  return { query, samples: heard.length > 0 ? heard : withSample([], data?.progress) };
};
