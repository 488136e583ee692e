import type { Me } from '@rehearsal/contracts/http/access';
import type { Permission } from '@rehearsal/contracts/messages/roles';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './client.js';
import { keys } from './keys.js';

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>('/auth/me', {}, { signal }),
  staleTime: Infinity,
});

/** Who is signed in; loaded before any page that asks. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** Whether the role allows it. The gateway decides; the page only does not offer what it would refuse. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
