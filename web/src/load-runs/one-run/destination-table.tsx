import { Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';

const COLUMNS = ['Host', { title: 'Requests', isRight: true }, { title: 'Failed', isRight: true }] as const;

interface Props {
  readonly destinations: LoadRunView['requests_to'];
}

/** The hosts that requests went to, by what k6 measured, whatever the script calls them. */
export const DestinationTable = ({ destinations }: Props) => (
  <Part title="Where requests went">
    <DataTable label="Where requests went" minWidth={480} columns={COLUMNS}>
      {destinations.map(({ destination, requests, failed }) => (
        <Table.Tr key={destination ?? ''}>
          <Table.Td ff="monospace" fz="xs">
            {destination ?? 'k6 does not tell: the script names its requests'}
          </Table.Td>
          <Table.Td ta="right">{requests}</Table.Td>
          <Table.Td ta="right">{failed}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Part>
);
