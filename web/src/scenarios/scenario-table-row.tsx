import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { LinkButton } from '../components/link-button.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { TextLink } from '../components/text-link.js';
import { When } from '../time/when.js';
import { RowMenu } from './row-menu.js';

const holds = ({ identities, chat_messages, user_notes, actions }: ScenarioRow['counts']): string =>
  [
    [chat_messages, 'message'],
    [identities, 'identity', 'identities'],
    [user_notes, 'note'],
    [actions, 'action'],
  ]
    .map(([count, one, many]) => `${count} ${count === 1 ? one : (many ?? `${one}s`)}`)
    .join(', ');

const Tags = ({ tags }: { readonly tags: readonly string[] }) => (
  <Group gap={4}>
    {tags.map((tag) => (
      <Badge key={tag} variant="light" color="gray" tt="none" fw={500} size="sm">
        {tag}
      </Badge>
    ))}
  </Group>
);

export const ScenarioTableRow = ({ row }: { readonly row: ScenarioRow }) => {
  return (
    <Table.Tr>
      <Table.Td>
        <Stack gap={4}>
          <TextLink
            to="/scenarios/$scenarioId/chat"
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
          {row.tags.length > 0 && <Tags tags={row.tags} />}
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
          <RowMenu row={row} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};
