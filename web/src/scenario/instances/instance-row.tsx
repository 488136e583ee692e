import { Table, Text } from '@mantine/core';
import type { InstanceRow as Instance } from '@rehearsal/contracts/http/instances/instances';
import { nameOfInstance } from '../../chat/instance/instance-name.js';
import { RowConditions } from '../../chat/instance/row-conditions.js';
import { PhaseBadge } from '../../components/phases/phase-badge.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';

interface Props {
  readonly scenarioId: string;
  readonly row: Instance;
}

/** One test user, with the way to its chat. */
export const InstanceRow = ({ scenarioId, row }: Props) => {
  const isUsed = row.version > 1;
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          to="/scenarios/$scenarioId/chat"
          params={{ scenarioId }}
          search={row.primary ? {} : { instance: row.id }}
          className="name-link"
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {nameOfInstance(row)}
        </TextLink>{' '}
        <Text span className="row-meta" visibleFrom="sm">
          {row.email}
        </Text>
        <RowConditions row={row} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <PhaseBadge phase={row.current_phase} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <When at={row.created_at} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {isUsed ? (
          <When at={row.updated_at} />
        ) : (
          <Text size="sm" c="dimmed">
            not yet
          </Text>
        )}
        <Text size="xs" c="dimmed" component="div" hiddenFrom="sm">
          made <When at={row.created_at} size="xs" />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
};
