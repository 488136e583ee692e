import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditQuery, type AuditFilter } from '../api/audit.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { AuditFilters } from './audit-filters.js';
import { AuditTable } from './audit-table.js';
import { useVerification } from './use-verification.js';
import { WholeVerification } from './whole-verification.js';

const route = getRouteApi('/inside/audit');

/** A local moment of a date-time field as the API wants it; half a moment does not narrow. */
const instant = (local: string | undefined): string | undefined => {
  const time = Date.parse(local ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

export const AuditPage = () => {
  const search = route.useSearch();
  const [settled] = useDebouncedValue(search, 250);
  const filter: AuditFilter = { ...settled, since: instant(settled.since), until: instant(settled.until) };
  const query = useInfiniteQuery(auditQuery(filter));
  const verification = useVerification();
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title="Audit" actions={verification.button}>
      {verification.result}
      <WholeVerification />
      <AuditFilters filter={search} />
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading entries" />}
      {query.isSuccess && entries.length === 0 && <Empty title="No entries match" />}
      {entries.length > 0 && <AuditTable entries={entries} />}
      <LoadMore query={query} />
    </Page>
  );
};
