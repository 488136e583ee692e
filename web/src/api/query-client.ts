import { QueryClient } from '@tanstack/react-query';

/** What may heal by itself is asked again by the client already. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000 }, mutations: { retry: false } },
});
