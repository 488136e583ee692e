import type { Role } from '@rehearsal/contracts/messages/roles';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read } from './client.js';
import { send } from './commands.js';
import { keys } from './keys.js';

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly created_by: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** Only the answer to its creation holds the token itself. */
export type NewToken = ApiToken & { readonly token: string };

export interface TokenOrder {
  readonly name: string;
  readonly role: Role;
  readonly expires_in_days?: number;
}

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: async ({ signal }) => ((await read('/tokens', signal)) as { items: readonly ApiToken[] }).items,
});

export const useCreateToken = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: TokenOrder) =>
      (await send({ method: 'POST', path: '/tokens', body: order })).resource as NewToken,
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
