import { Alert, Badge, Table, Text } from '@mantine/core';
import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { When } from '../../time/when.js';
import { RunLinks, type RunNames } from './run-links.js';

const COLUMNS = ['Worker', 'State', 'Runs', { title: 'k6', from: 'sm' }, { title: 'Started', from: 'sm' }] as const;

const stateOf = ({ draining, busy_with: busy }: LoadWorker) =>
  draining
    ? { words: 'finishing', color: 'orange' }
    : busy.length > 0
      ? { words: 'busy', color: 'blue' }
      : { words: 'free', color: 'green' };

const Row = ({ worker, names }: { readonly worker: LoadWorker; readonly names: RunNames }) => {
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
          {worker.busy_with.length} of {worker.concurrency} <RunLinks ids={worker.busy_with} names={names} />
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

interface Props {
  readonly workers: readonly LoadWorker[];
  readonly names: RunNames;
}

/** Who takes runs from the queue, and what they are busy with. */
export const WorkerTable = ({ workers, names }: Props) =>
  workers.length === 0 ? (
    <Alert color="orange" title="No worker is there">
      Runs wait until one starts: <code>npx rehearse worker</code>
    </Alert>
  ) : (
    <Frame>
      <DataTable label="Workers" verticalSpacing="xs" columns={COLUMNS}>
        {workers.map((worker) => (
          <Row key={worker.id} worker={worker} names={names} />
        ))}
      </DataTable>
    </Frame>
  );
