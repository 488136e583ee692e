import { Table } from '@mantine/core';
import { DataTable } from './data-table.js';
import { Part } from '../part.js';

type Fact = readonly [name: string, value: string | null];

interface Props {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A moment as a fact. */
export const moment = (at: string | null): string | null => (at === null ? null : new Date(at).toLocaleString());

/** What is known of something, line by line; what is null is not known, and left out. */
export const FactTable = ({ title, facts }: Props) => (
  <Part title={title}>
    <DataTable label={title}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w={{ base: 110, sm: 150 }}>
              {name}
            </Table.Th>
            <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Table.Td>
          </Table.Tr>
        ))}
    </DataTable>
  </Part>
);
