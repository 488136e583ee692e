import type { InviteBody, NewUser, RoleBody, SignInLink, UserRow } from '@rehearsal/contracts/http/access';
import type { Done } from '@rehearsal/contracts/http/operation';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

const PAGE_SIZE = 50;

export const peopleQuery = infiniteQueryOptions({
  queryKey: keys.people,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<UserRow>>('/users', { limit: PAGE_SIZE, cursor: pageParam }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next_cursor,
});

export type Person = Pick<UserRow, 'id' | 'name'>;

const usePeopleCommand = <Wish, Answer>(give: (wish: Wish) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: give,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people }),
  });
};

export const useInvite = () => usePeopleCommand((person: InviteBody) => api.command<NewUser>('POST', '/users', person));

/** Another way in for somebody who is known already; the link works once. */
export const useNewLink = () =>
  usePeopleCommand(({ id }: Person) => api.command<SignInLink>('POST', `/users/${id}/link`));

export const useChangeRole = () =>
  usePeopleCommand(({ id, role }: Pick<UserRow, 'id' | 'role'>) =>
    api.command<UserRow>('PATCH', `/users/${id}`, { role } satisfies RoleBody),
  );

export const useEndSessions = () =>
  usePeopleCommand(({ id }: Person) => api.command<Done>('DELETE', `/users/${id}/sessions`));

export const useRemovePerson = () => usePeopleCommand(({ id }: Person) => api.command<Done>('DELETE', `/users/${id}`));
