import { Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import { useMemo, useState } from 'react';
import { auditQuery, type AuditFilter } from '../api/audit.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/load-more.js';
import { Loading } from '../components/loading.js';
import { TextLink } from '../components/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { AuditTable } from './audit-table.js';
import { EntryDrawer } from './entry/entry-drawer.js';
import { useOnRecord } from './use-on-record.js';

/** A local moment of a date-time field as the API wants it; half a moment does not narrow. */
const instant = (local: string | undefined): string | undefined => {
  const time = Date.parse(local ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** The entries that are asked for, each in words, and the one that is looked at. */
export const AuditLog = ({ search }: { readonly search: AuditFilter }) => {
  const [settled] = useDebouncedValue(search, 250);
  const filter: AuditFilter = { ...settled, since: instant(settled.since), until: instant(settled.until) };
  const query = useInfiniteQuery(auditQuery(filter));
  const [chosen, choose] = useState<AuditEntry | null>(null);
  const [isOpen, { open, close }] = useDisclosure();
  const entries = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const { recordOf, isPending } = useOnRecord(entries);
  const isOfOne = (settled.correlation_id ?? '') !== '';
  const look = (entry: AuditEntry) => {
    choose(entry);
    open();
  };
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {isOfOne && (
        <Text size="sm" mb="xs" role="status">
          Of one operation, the last entry first.{' '}
          <TextLink to="/audit" search={{}} underline="always">
            Show all operations
          </TextLink>
        </Text>
      )}
      {(query.isPending || isPending) && <Loading what="Loading entries" />}
      {query.isSuccess && entries.length === 0 && <Empty title="No entries match" />}
      {entries.length > 0 && !isPending && <AuditTable entries={entries} recordOf={recordOf} onChosen={look} />}
      <LoadMore query={query} />
      <EntryDrawer isOpen={isOpen} entry={chosen} recordOf={recordOf} onClose={close} />
    </>
  );
};
