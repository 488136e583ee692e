import { Badge, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { Part, PartTable } from '../../components/part.js';

/** What the script checked of each answer, failed checks first. */
export const CheckTable = ({ checks }: { readonly checks: LoadRunView['checks'] }) => (
  <Part title="Checks">
    <PartTable title="Checks">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Result</Table.Th>
          <Table.Th scope="col">Check</Table.Th>
          <Table.Th scope="col" ta="right">
            Passed
          </Table.Th>
          <Table.Th scope="col" ta="right">
            Failed
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {checks
          .toSorted((left, right) => right.fails - left.fails)
          .map(({ name, passes, fails }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Badge variant="light" color={fails === 0 ? 'green' : 'red'} tt="none" miw="max-content">
                  {fails === 0 ? 'all passed' : 'failed'}
                </Badge>
              </Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{passes}</Table.Td>
              <Table.Td ta="right">{fails}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </PartTable>
  </Part>
);
