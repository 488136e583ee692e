import { Stack, Table, Text } from '@mantine/core';
import { keptWords } from '@rehearsal/contracts/http/system/kept-words';
import type { RetentionRow } from '@rehearsal/contracts/http/system/settings';
import { useQuery } from '@tanstack/react-query';
import { retentionQuery } from '../api/resources/settings.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { When } from '../time/when.js';
import { ForOperators } from './for-operators.js';

const COLUMNS = ['What', 'Kept', { title: 'Set by', from: 'sm' }, 'Last removed'] as const;

const Row = ({ row }: { readonly row: RetentionRow }) => (
  <Table.Tr>
    <Table.Td>
      <Text size="sm" fw={500}>
        {row.what}
      </Text>
      {row.note !== null && (
        <Text size="xs" c="dimmed">
          {row.note}
        </Text>
      )}
    </Table.Td>
    <Table.Td>
      <Text size="sm">{keptWords(row)}</Text>
    </Table.Td>
    <Table.Td visibleFrom="sm">
      {row.set_by.map((variable) => (
        <Text key={variable} size="xs" ff="monospace" style={{ whiteSpace: 'nowrap' }}>
          {variable}
        </Text>
      ))}
    </Table.Td>
    <Table.Td>
      {row.last_removed === null ? (
        <Text size="sm" c="dimmed">
          –
        </Text>
      ) : (
        <Text size="sm" component="div">
          {row.last_removed.count}, <When at={row.last_removed.at} />
        </Text>
      )}
    </Table.Td>
  </Table.Tr>
);

const Shown = () => {
  const query = useQuery(retentionQuery);
  return (
    <Page title="Retention">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Asking what is kept" />}
      {query.data && (
        <Stack gap="md">
          <Frame>
            <DataTable label="Retention" verticalSpacing="xs" columns={COLUMNS}>
              {query.data.map((row) => (
                <Row key={row.what} row={row} />
              ))}
            </DataTable>
          </Frame>
          <Text size="sm" c="dimmed">
            The variables are read when the services start.
          </Text>
        </Stack>
      )}
    </Page>
  );
};

/** What is kept how long, and when some of it was removed last. */
export const RetentionPage = () => (
  <ForOperators title="Retention" what="what is kept how long">
    <Shown />
  </ForOperators>
);
