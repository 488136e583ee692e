import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { useMemo } from 'react';
import { useKnownNames } from '../people/use-known-names.js';
import { byOperation, namesIn, type OnRecord } from './sentence/on-record.js';

interface Known {
  /** Names are still on their way: what is worded now would be worded anew. */
  readonly isPending: boolean;
  readonly names: OnRecord['names'];
  readonly recordOf: (entry: AuditEntry) => OnRecord;
}

/** Services and guests have no names. */
const isNamed = ({ role }: AuditEntry['actor']): boolean => role !== 'service' && role !== 'guest';

const namedIn = (entries: readonly AuditEntry[]): string[] =>
  entries.flatMap(({ actor, target, target_id: about }) => [
    ...(isNamed(actor) ? [actor.id] : []),
    ...(target === 'principal' ? [about] : []),
  ]);

/** What is known to word an entry with: names, and the entries of its operation among those that are shown. */
export const useOnRecord = (entries: readonly AuditEntry[]): Known => {
  const { names: known, isPending } = useKnownNames(useMemo(() => namedIn(entries), [entries]));
  const names = useMemo(() => new Map([...namesIn(entries), ...known]), [entries, known]);
  const operations = useMemo(() => byOperation(entries), [entries]);
  return {
    isPending,
    names,
    recordOf: ({ correlation_id: id }) => ({ names, operation: operations.get(id) ?? [] }),
  };
};
