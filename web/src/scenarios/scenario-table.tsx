import { Paper, Table } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { ScenarioTableRow } from './scenario-table-row.js';

export const ScenarioTable = ({ rows }: { readonly rows: readonly ScenarioRow[] }) => (
  <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
    <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" aria-label="Scenarios">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Name</Table.Th>
          <Table.Th scope="col" visibleFrom="xs">
            Phase
          </Table.Th>
          <Table.Th scope="col" visibleFrom="lg">
            Holds
          </Table.Th>
          <Table.Th scope="col" visibleFrom="lg">
            Primary instance
          </Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            Updated
          </Table.Th>
          <Table.Th scope="col" ta="right">
            Actions
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <ScenarioTableRow key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  </Paper>
);
