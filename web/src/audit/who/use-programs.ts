import { ownActors } from '@rehearsal/contracts/messages/own-actors';
import { scheduleActor } from '@rehearsal/contracts/load/schedule';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/auth.js';
import { loadWorkersQuery } from '../../api/resources/load-runs.js';
import { schedulesQuery } from '../../api/resources/schedules.js';

/** Everything that does things by itself, by the ids that the log has for it. */
export const useProgramsThatAct = (isWanted: boolean): string[] => {
  const enabled = useMay('load-run:read') && isWanted;
  const schedules = useInfiniteQuery({ ...schedulesQuery, enabled });
  const workers = useQuery({ ...loadWorkersQuery, enabled });
  const planned = schedules.data?.pages.flatMap(({ items }) => items) ?? [];
  return [
    ...ownActors,
    ...planned.map(({ name }) => scheduleActor(name)),
    ...(workers.data?.items ?? []).map(({ id }) => id),
    ...(workers.data?.lost ?? []).map(({ id }) => id),
  ];
};
