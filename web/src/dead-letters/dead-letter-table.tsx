import { Anchor, Paper, Table, Text } from '@mantine/core';
import type { DeadLetterRow } from '@rehearsal/contracts/messages/dead-letter';
import { When } from '../time/when.js';
import { StateBadge } from './state-badge.js';

interface Props {
  readonly letters: readonly DeadLetterRow[];
  readonly onChosen: (id: string) => void;
}

/** What could not be handled, by whom and why; the last one first. */
export const DeadLetterTable = ({ letters, onChosen }: Props) => (
  <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table highlightOnHover verticalSpacing={6} horizontalSpacing="md" aria-label="Dead letters">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">When</Table.Th>
            <Table.Th scope="col">Message</Table.Th>
            <Table.Th scope="col">Group</Table.Th>
            <Table.Th scope="col">Reason</Table.Th>
            <Table.Th scope="col">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {letters.map(({ id, at, message_type, topic, partition, offset, group, reason, state }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <When at={at} />
              </Table.Td>
              <Table.Td>
                <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onChosen(id)}>
                  {message_type ?? 'Unknown message'}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {topic}/{partition}/{offset}
                </Text>
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
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
);
