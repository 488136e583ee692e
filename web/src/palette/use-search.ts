import type { Page } from '@rehearsal/contracts/http/page';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';

/** No more of a kind than a person looks through. */
export const SHOWN = 6;

export interface Answer<Row> {
  readonly data: Page<Row> | undefined;
  readonly isPlaceholderData: boolean;
}

/** The first of a list that the server finds by what was typed; the ones before stay until then. */
export const useSearch = <Row>(path: string, typed: string, isAllowed: boolean) =>
  useQuery({
    queryKey: keys.found(path, typed),
    queryFn: ({ signal }) => api.get<Page<Row>>(path, { q: typed, limit: SHOWN }, { signal }),
    enabled: isAllowed && typed !== '',
    placeholderData: keepPreviousData,
  });
