import { QueryClient } from '@tanstack/react-query';
import { asApiError } from './problem.js';

/** Only what may heal by itself is asked again: silence and 5xx. */
const mayHeal = (error: Error): boolean => {
  const { status, code } = asApiError(error);
  return code === 'UNREACHABLE' || status >= 500;
};

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && mayHeal(error), staleTime: 5_000 },
    // A command asks again by itself, with its own key.
    mutations: { retry: false },
  },
});
