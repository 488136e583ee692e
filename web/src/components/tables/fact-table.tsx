import { Table } from '@mantine/core';
import { DataTable } from './data-table.js';
import { Folded } from './folded.js';
import { Part } from '../../parts/part.js';

/** `code`: for machines rather than people, such as an id or a command. */
type Fact = readonly [name: string, value: string | null, kind?: 'code'];

/** Longer code is folded: who needs it copies it. */
const SHORT = 160;

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
        .map(([name, value, kind]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w={{ base: 110, sm: 170 }} fz="xs" c="dimmed">
              {name}
            </Table.Th>
            {kind === 'code' ? (
              <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                {(value?.length ?? 0) > SHORT ? <Folded summary="Show it whole">{() => value}</Folded> : value}
              </Table.Td>
            ) : (
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            )}
          </Table.Tr>
        ))}
    </DataTable>
  </Part>
);
