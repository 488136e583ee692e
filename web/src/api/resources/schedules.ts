import type { ScheduleBody, ScheduleChanges, SchedulePage } from '@rehearsal/contracts/http/load/schedules';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

const PAGE_SIZE = 50;
/** Nobody pushes what a schedule has queued. */
const REFETCH_MS = 30_000;

export const schedulesQuery = infiniteQueryOptions({
  queryKey: keys.schedules,
  queryFn: ({ pageParam, signal }) =>
    api.get<SchedulePage>('/schedules', { limit: PAGE_SIZE, cursor: pageParam }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next_cursor,
  refetchInterval: REFETCH_MS,
});

/** When a load test, or rehearsals, are queued, and how. */
export type SchedulePlan = Omit<ScheduleBody, 'name' | 'enabled'>;

const at = (name: string): string => `/schedules/${encodeURIComponent(name)}`;

const useScheduleCommand = <Wish, Answer>(give: (wish: Wish) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: give,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.schedules }),
  });
};

export const useCreateSchedule = () =>
  useScheduleCommand((plan: ScheduleBody) => api.command<ScheduleView>('POST', '/schedules', plan));

export const useChangeSchedule = (name: string) =>
  useScheduleCommand((changes: ScheduleChanges) => api.command<ScheduleView>('PATCH', at(name), changes));

export const useDeleteSchedule = () => useScheduleCommand((name: string) => api.command('DELETE', at(name)));
