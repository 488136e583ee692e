import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditQuery, type AuditFilter } from '../api/resources/audit.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { TextLink } from '../components/buttons/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { EntryList } from './entry-list.js';

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
  const entries = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const isOfOne = (settled.correlation_id ?? '') !== '';
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
      {query.isPending && <Loading what="Loading entries" />}
      {query.isSuccess && entries.length === 0 && <Empty title="No entries match" />}
      {query.data && <EntryList entries={entries} />}
      <LoadMore query={query} />
    </>
  );
};
