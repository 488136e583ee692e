import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditQuery } from '../api/resources/audit.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { TextLink } from '../components/buttons/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { minuteOf } from './find/choices.js';
import { EntryList } from './entry-list.js';
import { narrowing } from './narrowing.js';

/** The entries that are asked for, each in words, and the one that is looked at. */
export const AuditLog = ({ search }: { readonly search: Written<AuditFilter> }) => {
  const [settled] = useDebouncedValue(search, 250);
  const query = useInfiniteQuery(auditQuery(narrowing(settled)));
  const entries = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const lookedBackTo = query.data?.pages.at(-1)?.looked_back_to;
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
      {query.isSuccess && entries.length === 0 && (
        <Empty title={query.hasNextPage ? 'No entries match so far' : 'No entries match'}>
          {lookedBackTo && `Looked back to ${minuteOf(lookedBackTo)}; load more to look further.`}
        </Empty>
      )}
      {query.data && (
        <EntryList entries={entries}>
          <LoadMore query={query} />
        </EntryList>
      )}
    </>
  );
};
