import type { SystemHealth } from '@rehearsal/contracts/http/system/system';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

const REFETCH_MS = 15_000;

/** Which services are ready, as the gateway finds them. */
export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => api.get<SystemHealth>('/system', {}, { signal }),
  refetchInterval: REFETCH_MS,
});
