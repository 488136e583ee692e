import { Anchor, Table, Text } from '@mantine/core';
import type { DeadLetterRow } from '@rehearsal/contracts/messages/dead-letter';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { When } from '../time/when.js';
import { StateBadge } from './state-badge.js';

const COLUMNS = ['When', 'Message', 'Group', 'Reason', 'State'] as const;

interface Props {
  readonly letters: readonly DeadLetterRow[];
  readonly onChosen: (id: string) => void;
}

/** What could not be handled, by whom and why; the last one first. */
export const DeadLetterTable = ({ letters, onChosen }: Props) => (
  <Frame>
    <DataTable label="Dead letters" highlightOnHover columns={COLUMNS}>
      {letters.map(({ id, at, message_type, topic, partition, offset, group, reason, state }) => (
        <Table.Tr key={id}>
          <Table.Td>
            <When at={at} />
          </Table.Td>
          <Table.Td>
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onChosen(id)}>
              {message_type ?? 'Unknown message'}
            </Anchor>{' '}
            <span className="row-meta">
              {topic}/{partition}/{offset}
            </span>
          </Table.Td>
          <Table.Td fz="sm">{group}</Table.Td>
          <Table.Td fz="sm" style={{ overflowWrap: 'anywhere' }}>
            <Text size="sm" lineClamp={2}>
              {reason}
            </Text>
          </Table.Td>
          <Table.Td>
            <StateBadge state={state} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Frame>
);
