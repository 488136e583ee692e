import type { ApiTokenRow, NewApiToken, TokenBody } from '@rehearsal/contracts/http/access';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

export const tokensQuery = infiniteQueryOptions({
  queryKey: keys.tokens,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<ApiTokenRow>>('/tokens', { limit: 50, cursor: pageParam }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next_cursor,
});

export const useCreateToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: TokenBody) => api.command<NewApiToken>('POST', '/tokens', order),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
};

export const useRevokeToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.command('DELETE', `/tokens/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
};
