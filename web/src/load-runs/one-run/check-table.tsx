import { Badge, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/data-table.js';
import { Part } from '../../components/part.js';

const COLUMNS = ['Result', 'Check', { title: 'Passed', isRight: true }, { title: 'Failed', isRight: true }] as const;

/** What the script checked of each answer, failed checks first. */
export const CheckTable = ({ checks }: { readonly checks: LoadRunView['checks'] }) => (
  <Part title="Checks">
    <DataTable label="Checks" minWidth={480} columns={COLUMNS}>
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
    </DataTable>
  </Part>
);
