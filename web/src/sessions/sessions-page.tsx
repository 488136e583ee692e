import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../api/resources/instances.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { SessionTable } from './session-table.js';

/** Live sessions: conversations of real people, which are watched and frozen, and never written to. */
export const SessionsPage = () => {
  const query = useInfiniteQuery(sessionsQuery);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title="Sessions">
      <Text size="sm" c="dimmed" mb="md">
        What people and guests talk about with the coach at this moment. Open one to follow it, and to freeze it as a
        scenario without what is personal in it.
      </Text>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading sessions" />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title="Nobody is talking to the coach">
          A session appears here as soon as somebody begins one by the coach’s own API.
        </Empty>
      )}
      {rows.length > 0 && <SessionTable rows={rows} />}
      <LoadMore query={query} />
    </Page>
  );
};
