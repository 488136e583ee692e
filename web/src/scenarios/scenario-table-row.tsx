import { Group, Menu, Stack, Table, Text } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { LinkButton } from '../components/link-button.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { TagList } from '../components/tag-list.js';
import { TextLink } from '../components/text-link.js';
import { When } from '../time/when.js';
import { ScenarioMenu } from './scenario-menu.js';

const holds = ({ identities, chat_messages, user_notes, actions }: ScenarioRow['counts']): string =>
  [
    [chat_messages, 'message'],
    [identities, 'identity', 'identities'],
    [user_notes, 'note'],
    [actions, 'action'],
  ]
    .map(([count, one, many]) => `${count} ${count === 1 ? one : (many ?? `${one}s`)}`)
    .join(', ');

/** Where the menu of a row leads to. */
const Places = ({ scenarioId }: { readonly scenarioId: string }) => {
  const navigate = useNavigate();
  const mayWrite = useMay('scenario:write');
  const params = { scenarioId };
  return (
    <>
      {mayWrite && (
        <Menu.Item onClick={() => void navigate({ to: '/scenarios/$scenarioId/edit', params })}>Edit</Menu.Item>
      )}
      <Menu.Item onClick={() => void navigate({ to: '/scenarios/$scenarioId/versions', params })}>Versions</Menu.Item>
    </>
  );
};

export const ScenarioTableRow = ({ row }: { readonly row: ScenarioRow }) => {
  return (
    <Table.Tr>
      <Table.Td>
        <Stack gap={4}>
          <TextLink
            to="/scenarios/$scenarioId"
            params={{ scenarioId: row.id }}
            fw={600}
            style={{ overflowWrap: 'anywhere' }}
          >
            {row.name}
          </TextLink>
          {row.description !== '' && (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {row.description}
            </Text>
          )}
          {row.tags.length > 0 && <TagList tags={row.tags} />}
        </Stack>
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <PhaseBadge phase={row.current_phase} />
      </Table.Td>
      <Table.Td visibleFrom="lg">
        <Text size="sm">{holds(row.counts)}</Text>
      </Table.Td>
      <Table.Td visibleFrom="lg">
        {row.primary_instance === null ? (
          <Text size="sm" c="dimmed">
            being made…
          </Text>
        ) : (
          <Text size="xs" ff="monospace" title={row.primary_instance.email} truncate maw={220}>
            {row.primary_instance.email}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="md">
        <When at={row.updated_at} />
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <LinkButton to="/scenarios/$scenarioId/chat" params={{ scenarioId: row.id }} size="xs" variant="light">
            Open chat
          </LinkButton>
          <ScenarioMenu scenario={row}>
            <Places scenarioId={row.id} />
          </ScenarioMenu>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};
