import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pastInstanceQuery } from '../../api/resources/instances.js';
import { changesBetween } from '../../live/changes.js';
import type { LiveInstance } from '../../live/instance-feed.js';

/** An instance as it was at a version, with marks on what came with it; undefined: what is now is looked at. */
export const usePast = (id: string, version: number | null): LiveInstance | undefined => {
  const isPast = version !== null;
  const asked = version ?? 1;
  const { data: view } = useQuery({
    ...pastInstanceQuery(id, asked),
    enabled: isPast,
    placeholderData: keepPreviousData,
  });
  const { data: before } = useQuery({ ...pastInstanceQuery(id, asked - 1), enabled: isPast && asked > 1 });
  return useMemo(
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
};
