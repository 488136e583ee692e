import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { namesQuery } from '../api/resources/audit.js';
import { byOperation, namesIn, type OnRecord } from './sentence/on-record.js';

interface Known {
  /** Names are still on their way: what is worded now would be worded anew. */
  readonly isPending: boolean;
  readonly recordOf: (entry: AuditEntry) => OnRecord;
}

/** What is known to word an entry with: names, and the entries of its operation among those that are shown. */
export const useOnRecord = (entries: readonly AuditEntry[]): Known => {
  // Another page may have asked before who is shown here was invited.
  const { data, isPending } = useQuery({ ...namesQuery, staleTime: 0 });
  const recordOf = useMemo(() => {
    const names = namesIn([...(data ?? []), ...entries]);
    const operations = byOperation(entries);
    return ({ correlation_id: id }: AuditEntry): OnRecord => ({ names, operation: operations.get(id) ?? [] });
  }, [data, entries]);
  return { isPending, recordOf };
};
