import { Table } from '@mantine/core';
import { CopyButton } from '../buttons/copy-button.js';
import { DataTable } from './data-table.js';
import { Folded } from './folded.js';
import { Part } from '../../parts/part.js';
import { exactly } from '../../time/exact.js';

/** `code`: for machines rather than people, such as a hash or a command; `id`: nobody reads it, so it is only copied. */
type Fact = readonly [name: string, value: string | null, kind?: 'code' | 'id'];

/** Longer code is folded: who needs it copies it. */
const SHORT = 160;

interface Props {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A moment as a fact. */
export const moment = (at: string | null): string | null => (at === null ? null : exactly(at));

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
            {kind === 'id' && value !== null ? (
              <Table.Td>
                <CopyButton value={value} label="Copy the id" />
              </Table.Td>
            ) : kind === 'code' ? (
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
