import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { loadTargetsQuery } from '../api/resources/settings.js';
import { TextLink } from '../components/buttons/text-link.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ForOperators } from './for-operators.js';

const Row = ({ origin, isDefault }: { readonly origin: string; readonly isDefault: boolean }) => (
  <Table.Tr>
    <Table.Td>
      <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {origin}
      </Text>
    </Table.Td>
    <Table.Td>
      <Text size="sm">{isDefault ? 'our own coach: of runs that name no target' : 'named by LOAD_TARGETS'}</Text>
    </Table.Td>
    <Table.Td>
      <TextLink to="/load-runs" search={{ target: origin }} size="sm">
        Runs to it
      </TextLink>
    </Table.Td>
  </Table.Tr>
);

const Shown = () => {
  const query = useQuery(loadTargetsQuery);
  return (
    <Page title="Targets">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the targets" />}
      {query.data && (
        <Stack gap="md">
          <Frame>
            <DataTable label="Targets" verticalSpacing="xs" columns={['Target', 'Why', 'Load runs']}>
              <Row origin={query.data.default} isDefault />
              {query.data.allowed.map((origin) => (
                <Row key={origin} origin={origin} isDefault={false} />
              ))}
            </DataTable>
          </Frame>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Load is sent to these alone, and a script reaches no other address while it runs. Whoever starts the system
            adds some: <code>LOAD_TARGETS=https://staging.example.com</code>
          </Text>
        </Stack>
      )}
    </Page>
  );
};

/** Where load may be sent to. */
export const TargetsPage = () => (
  <ForOperators title="Targets" what="the list of targets">
    <Shown />
  </ForOperators>
);
