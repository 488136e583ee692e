import type { Named } from '@rehearsal/contracts/http/access';
import { MOST_NAMED } from '@rehearsal/contracts/http/most-named';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

const inParts = (ids: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(ids.length / MOST_NAMED) }, (_, part) =>
    ids.slice(part * MOST_NAMED, (part + 1) * MOST_NAMED).join(','),
  );

/** What people and tokens are called, also those that are gone; whoever nobody knows is left out. */
export const namesQuery = (met: readonly string[]) => {
  const ids = [...new Set(met)].sort();
  return queryOptions({
    queryKey: keys.names(ids),
    queryFn: async ({ signal }) => {
      const asked = inParts(ids).map((part) => api.get<{ items: Named[] }>('/names', { ids: part }, { signal }));
      return (await Promise.all(asked)).flatMap(({ items }) => items);
    },
    // A longer list names those of the shorter one too.
    placeholderData: keepPreviousData,
    // Nobody is called otherwise later.
    staleTime: Infinity,
  });
};
