import { Alert, Badge, Group, Table, Text } from '@mantine/core';
import type { LoadWorker } from '@rehearsal/contracts/load/load-run';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';

const COLUMNS = ['Worker', 'State', 'Runs', { title: 'k6', from: 'sm' }, { title: 'Started', from: 'sm' }] as const;

const stateOf = ({ draining, busy_with: busy }: LoadWorker) =>
  draining
    ? { words: 'finishing', color: 'orange' }
    : busy.length > 0
      ? { words: 'busy', color: 'blue' }
      : { words: 'free', color: 'green' };

const Row = ({ worker }: { readonly worker: LoadWorker }) => {
  const { words, color } = stateOf(worker);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {worker.id}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={color} tt="none">
          {words}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm" component="div">
          {worker.busy_with.length} of {worker.concurrency}
          <Group gap="xs">
            {[...new Set(worker.busy_with)].map((runId) => (
              <TextLink key={runId} to="/load-runs/$runId" params={{ runId }} size="xs" ff="monospace">
                {runId.slice(0, 8)}…
              </TextLink>
            ))}
          </Group>
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm">{worker.k6_version}</Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <When at={worker.since} />
      </Table.Td>
    </Table.Tr>
  );
};

/** Who takes runs from the queue, and what they are busy with. */
export const WorkerTable = ({ workers }: { readonly workers: readonly LoadWorker[] }) =>
  workers.length === 0 ? (
    <Alert color="orange" title="No worker is there">
      Runs wait until one starts: <code>npx rehearse worker</code>
    </Alert>
  ) : (
    <Frame>
      <DataTable label="Workers" verticalSpacing="xs" columns={COLUMNS}>
        {workers.map((worker) => (
          <Row key={worker.id} worker={worker} />
        ))}
      </DataTable>
    </Frame>
  );
