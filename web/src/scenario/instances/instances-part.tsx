import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../../api/auth.js';
import { scenarioInstancesQuery } from '../../api/resources/instances.js';
import { DataTable } from '../../components/tables/data-table.js';
import { LoadMore } from '../../components/tables/load-more.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../parts/part.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { InstanceRow } from './instance-row.js';
import { NewInstance } from './new-instance.js';

/** The primary instance is made just after its scenario, and no push of this page tells it. */
const UNTIL_MADE_MS = 2000;

const COLUMNS = ['Instance', { title: 'Phase', from: 'sm' }, { title: 'Made', from: 'sm' }, 'Last used'] as const;

/** The test users of a scenario, each with the way to its chat. */
export const InstancesPart = ({ scenarioId }: { readonly scenarioId: string }) => {
  const query = useInfiniteQuery({
    ...scenarioInstancesQuery(scenarioId),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.length === 0 ? UNTIL_MADE_MS : false),
  });
  const mayWrite = useMay('instance:write');
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Part title="Instances" beside={mayWrite && <NewInstance scenarioId={scenarioId} />}>
        {query.isPending && <Loading what="Loading the instances" />}
        {query.isSuccess && rows.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            An instance is a test user who begins as the scenario says. The primary one is being made…
          </Text>
        )}
        {rows.length > 0 && (
          <DataTable label="Instances" columns={COLUMNS}>
            {rows.map((row) => (
              <InstanceRow key={row.id} scenarioId={scenarioId} row={row} />
            ))}
          </DataTable>
        )}
      </Part>
      <LoadMore query={query} />
    </>
  );
};
