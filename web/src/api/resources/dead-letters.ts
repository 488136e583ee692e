import type { Written } from '@rehearsal/client/query';
import type { DeadLetterFilter, DeadLetterPage, SettledDeadLetter } from '@rehearsal/contracts/http/audit/dead-letters';
import type { DeadLetterRow, DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

export const deadLettersQuery = (filter: Written<DeadLetterFilter>) =>
  infiniteQueryOptions({
    queryKey: keys.deadLetterList(filter),
    queryFn: ({ pageParam, signal }) =>
      api.get<DeadLetterPage>('/dead-letters', { ...filter, limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

export const deadLetterQuery = (id: string) =>
  queryOptions({
    queryKey: keys.deadLetter(id),
    queryFn: ({ signal }) => api.get<DeadLetterView>(`/dead-letters/${id}`, {}, { signal }),
  });

type State = DeadLetterRow['state'];
type Pages = InfiniteData<DeadLetterPage>;

const withState = (pages: Pages | undefined, id: string, state: State): Pages | undefined =>
  pages && {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => (row.id === id ? { ...row, state } : row)),
    })),
  };

/** The index tells of it a moment later; until it is read again the rows say what was answered. */
const useSettling = (settle: (id: string) => Promise<SettledDeadLetter>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: settle,
    onSuccess: async ({ id, state }) => {
      client.setQueriesData<Pages>({ queryKey: keys.deadLetterLists }, (pages) => withState(pages, id, state));
      await client.invalidateQueries({ queryKey: keys.deadLetters, refetchType: 'none' });
    },
  });
};

export const useReplay = () => useSettling((id) => api.command('POST', `/dead-letters/${id}/replay`));
export const useDrop = () => useSettling((id) => api.command('DELETE', `/dead-letters/${id}`));
