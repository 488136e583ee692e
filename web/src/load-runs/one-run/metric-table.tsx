import { Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/data-table.js';
import { valuesOf } from './measured.js';
import { Part } from '../../components/part.js';

const COLUMNS = ['Metric', 'Values'] as const;

export const MetricTable = ({ metrics }: { readonly metrics: LoadRunView['metrics'] }) => (
  <Part title="Metrics">
    <DataTable label="Metrics" minWidth={480} columns={COLUMNS}>
      {metrics.map((metric) => (
        <Table.Tr key={metric.name}>
          <Table.Td ff="monospace" fz="xs">
            {metric.name}
          </Table.Td>
          <Table.Td fz="sm">{valuesOf(metric)}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Part>
);
