import { Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { valuesOf } from './measured.js';
import { Part, PartTable } from '../../components/part.js';

export const MetricTable = ({ metrics }: { readonly metrics: LoadRunView['metrics'] }) => (
  <Part title="Metrics">
    <PartTable title="Metrics">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Metric</Table.Th>
          <Table.Th scope="col">Values</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {metrics.map((metric) => (
          <Table.Tr key={metric.name}>
            <Table.Td ff="monospace" fz="xs">
              {metric.name}
            </Table.Td>
            <Table.Td fz="sm">{valuesOf(metric)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </PartTable>
  </Part>
);
