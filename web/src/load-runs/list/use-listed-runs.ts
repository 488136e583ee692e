import type { LoadRunFilter } from '@rehearsal/contracts/http/load/load-runs';
import { useInfiniteQuery } from '@tanstack/react-query';
import { loadRunListQuery } from '../../api/resources/load-runs.js';
import { isUnfinished } from '../state/run-states.js';

const QUEUE_REFETCH_MS = 5000;

/** A list of runs as far as it was asked for, asked for again while one of them is under way. */
export const useListedRuns = (filter: LoadRunFilter) => {
  const query = useInfiniteQuery({
    ...loadRunListQuery(filter),
    // Nobody pushes how far a run is, nor that the start of another came nearer.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((run) => isUnfinished(run.state))) ? QUEUE_REFETCH_MS : false,
  });
  return { query, rows: query.data?.pages.flatMap(({ items }) => items) ?? [] };
};

export type ListedRuns = ReturnType<typeof useListedRuns>;
