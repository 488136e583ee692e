import './scenarios.css';
import { Group, Menu, Table, Text } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { TagList } from '../components/tag-list.js';
import { TextLink } from '../components/buttons/text-link.js';
import { When } from '../time/when.js';
import { Holdings } from './holdings.js';
import { ScenarioMenu } from './scenario-menu.js';

const TAGS_SHOWN = 2;

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

/** As many as fit on a line, and how many more there are. */
const Tags = ({ tags }: Pick<ScenarioRow, 'tags'>) => {
  const others = tags.slice(TAGS_SHOWN);
  return (
    <span className="scenario-tags">
      <TagList tags={tags.slice(0, TAGS_SHOWN)} />
      {others.length > 0 && (
        <Text span size="xs" c="dimmed" title={others.join(', ')}>
          +{others.length}
        </Text>
      )}
    </span>
  );
};

export const ScenarioTableRow = ({ row }: { readonly row: ScenarioRow }) => (
  <Table.Tr>
    <Table.Td className="scenario-name">
      <TextLink
        to="/scenarios/$scenarioId"
        params={{ scenarioId: row.id }}
        size="sm"
        fw={600}
        display="block"
        truncate
        title={row.description === '' ? row.name : `${row.name}\n${row.description}`}
      >
        {row.name}
      </TextLink>
    </Table.Td>
    <Table.Td visibleFrom="xl">
      <Tags tags={row.tags} />
    </Table.Td>
    <Table.Td visibleFrom="sm">
      <PhaseBadge phase={row.current_phase} />
    </Table.Td>
    <Table.Td visibleFrom="md">
      <Holdings counts={row.counts} />
    </Table.Td>
    <Table.Td visibleFrom="sm">
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
