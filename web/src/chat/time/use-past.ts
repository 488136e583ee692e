import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pastInstanceQuery } from '../../api/resources/instances.js';
import { changesBetween } from '../../live/changes.js';
import type { LiveInstance } from '../../live/instance-feed.js';

interface Past {
  /** Undefined: what is now is looked at, or it is not there yet. */
  readonly live: LiveInstance | undefined;
  /** Whether another version is shown until the one that was asked for is there. */
  readonly isComing: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** An instance as it was at a version, with marks on what came with it. */
export const usePast = (id: string, version: number | null): Past => {
  const isPast = version !== null;
  const asked = version ?? 1;
  const query = useQuery({ ...pastInstanceQuery(id, asked), enabled: isPast, placeholderData: keepPreviousData });
  const { data: view } = query;
  const { data: before } = useQuery({ ...pastInstanceQuery(id, asked - 1), enabled: isPast && asked > 1 });
  const live = useMemo(
    () =>
      isPast && view !== undefined
        ? {
            view,
            changes: before === undefined || before.version >= view.version ? [] : changesBetween(before, view),
            digestVersion: view.version,
          }
        : undefined,
    [isPast, view, before],
  );
  return {
    live,
    isComing: isPast && query.isFetching && (query.isPending || query.isPlaceholderData),
    error: isPast ? query.error : null,
    retry: () => void query.refetch(),
  };
};
