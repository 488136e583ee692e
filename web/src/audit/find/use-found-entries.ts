import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditQuery } from '../../api/resources/audit.js';
import type { OnRecord } from '../sentence/on-record.js';
import { useOnRecord } from '../use-on-record.js';
import { furtherBack, type ChoiceGroup } from './choices.js';
import type { Searched } from './use-searched.js';

interface Found {
  readonly entries: readonly AuditEntry[];
  readonly names: OnRecord['names'];
  readonly isLooking: boolean;
  readonly furtherBack: readonly ChoiceGroup[];
  readonly onFurther: () => void;
}

/** The entries that hold what somebody searches for, as far back as is asked for; without words, the last ones. */
export function useFoundEntries({ settled, words, isOpen }: Searched): Found {
  const { data, isFetching, isPlaceholderData, fetchNextPage } = useInfiniteQuery({
    ...auditQuery(settled === '' ? {} : { q: settled }),
    enabled: isOpen,
  });
  // What was found for other words is not what is meant.
  const isForThese = settled === words && !isPlaceholderData;
  const entries = useMemo(
    () => (isForThese ? (data?.pages.flatMap(({ items }) => items) ?? []) : []),
    [data, isForThese],
  );
  const { names, isPending } = useOnRecord(entries);
  return {
    entries: isPending ? [] : entries,
    names,
    isLooking: isOpen && (isFetching || !isForThese || isPending),
    furtherBack: isForThese ? furtherBack('In the log', data?.pages.at(-1)?.looked_back_to ?? null) : [],
    onFurther: () => void fetchNextPage(),
  };
}
