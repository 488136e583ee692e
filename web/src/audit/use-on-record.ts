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
  const { data, isPending } = useQuery(namesQuery);
  const recordOf = useMemo(() => {
    const names = namesIn(data ?? []);
    const operations = byOperation(entries);
    return ({ correlation_id: id }: AuditEntry): OnRecord => ({ names, operation: operations.get(id) ?? [] });
  }, [data, entries]);
  return { isPending, recordOf };
};
