import type { ApiTokenRow, NewApiToken } from '@rehearsal/contracts/http/access';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

export interface TokenOrder {
  readonly name: string;
  readonly role: Role;
  readonly expires_in_days?: number;
}

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: async ({ signal }) => ((await read('/tokens', signal)) as { items: readonly ApiTokenRow[] }).items,
});

export const useCreateToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: TokenOrder) =>
      (await send({ method: 'POST', path: '/tokens', body: order })).resource as NewApiToken,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
};

export const useRevokeToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send({ method: 'DELETE', path: `/tokens/${id}` }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
};
