import { Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { Part, PartTable } from '../../components/part.js';

interface Props {
  readonly destinations: NonNullable<LoadRunView['requests_to']>;
}

/** The hosts that requests went to, by what k6 measured, whatever the script calls them. */
export const DestinationTable = ({ destinations }: Props) => (
  <Part title="Where requests went">
    <PartTable title="Where requests went">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Host</Table.Th>
          <Table.Th scope="col" ta="right">
            Requests
          </Table.Th>
          <Table.Th scope="col" ta="right">
            Failed
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {destinations.map(({ destination, requests, failed }) => (
          <Table.Tr key={destination ?? ''}>
            <Table.Td ff="monospace" fz="xs">
              {destination ?? 'k6 does not tell: the script names its requests'}
            </Table.Td>
            <Table.Td ta="right">{requests}</Table.Td>
            <Table.Td ta="right">{failed}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </PartTable>
  </Part>
);
