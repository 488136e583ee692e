import type { ApiTokenRow, NewApiToken } from '@rehearsal/contracts/http/access';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';
import { keys } from './keys.js';

export interface TokenOrder {
  readonly name: string;
  readonly role: Role;
  readonly expires_in_days?: number;
}

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: async ({ signal }) => (await api.get<{ items: readonly ApiTokenRow[] }>('/tokens', {}, { signal })).items,
});

export const useCreateToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: TokenOrder) => api.command<NewApiToken>('POST', '/tokens', order),
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
