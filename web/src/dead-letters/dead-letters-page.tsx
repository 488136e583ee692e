import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { deadLettersQuery } from '../api/resources/dead-letters.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { DeadLetterDialog } from './dead-letter-dialog.js';
import { DeadLetterFilters } from './dead-letter-filters.js';
import { DeadLetterTable } from './dead-letter-table.js';

const route = getRouteApi('/inside/settings/dead-letters');

/** For those who may read them. */
const Readable = () => {
  const search = route.useSearch();
  const [settled] = useDebouncedValue(search, 250);
  const query = useInfiniteQuery(deadLettersQuery(settled));
  const [shown, show] = useState<string | null>(null);
  const [first] = query.data?.pages ?? [];
  const letters = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title="Dead letters">
      <DeadLetterFilters filter={search} groups={first?.groups ?? []} />
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading dead letters" />}
      {first !== undefined && (
        <Text size="sm" c="dimmed" mb="xs" role="status">
          {first.counts.open} open, {first.counts.replayed} replayed, {first.counts.dropped} dropped
        </Text>
      )}
      {query.isSuccess && letters.length === 0 && (
        <Empty title="No dead letters">What a service can never handle is put aside here, whole.</Empty>
      )}
      {letters.length > 0 && <DeadLetterTable letters={letters} onChosen={show} />}
      <LoadMore query={query} />
      {shown !== null && <DeadLetterDialog id={shown} onClose={() => show(null)} />}
    </Page>
  );
};

/** Messages that a service could not handle, and what is to become of them. */
export const DeadLettersPage = () =>
  useMay('dead-letter:read') ? (
    <Readable />
  ) : (
    <Page title="Dead letters">
      <Empty title="Your role may not read dead letters.">
        They may hold what anybody said. Administrators may read them.
      </Empty>
    </Page>
  );
