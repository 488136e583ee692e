import { Group, Text } from '@mantine/core';
import { MOST_COUNTED } from '@rehearsal/contracts/scenario/most-counted';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/auth.js';
import { LinkButton } from '../../components/buttons/link-button.js';
import type { MenuAct } from '../../components/menus/menu-act.js';
import { PhaseBadge } from '../../components/phases/phase-badge.js';
import { TagList } from '../../components/tag-list.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';
import { Holdings } from './holdings.js';
import { RunDots } from './run-dots.js';
import type { Selection } from './use-selection.js';
import { ScenarioMenu } from '../scenario-menu.js';
import { columns, type Column, type ScenarioListView } from './columns.js';

const TAGS_SHOWN = 2;

/** Where the menu of a row leads to. */
const usePlaces = (scenarioId: string): readonly MenuAct[] => {
  const navigate = useNavigate();
  const mayWrite = useMay('scenario:write');
  const params = { scenarioId };
  return [
    ...(mayWrite
      ? [{ label: 'Edit', onChosen: () => void navigate({ to: '/scenarios/$scenarioId/edit', params }) }]
      : []),
    { label: 'Versions', onChosen: () => void navigate({ to: '/scenarios/$scenarioId/versions', params }) },
  ];
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

interface Props {
  readonly row: ScenarioRow;
  readonly view: ScenarioListView;
  readonly selection: Selection;
  /** What people are called. */
  readonly nameOf: (id: string) => string;
}

const countWords = (count: number): string => (count >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(count));

const cells: Record<Column, (row: ScenarioRow, nameOf: Props['nameOf']) => ReactNode> = {
  tags: ({ tags }) => <Tags tags={tags} />,
  phase: ({ current_phase: phase }) => <PhaseBadge phase={phase} />,
  holds: ({ counts }) => <Holdings counts={counts} />,
  instances: ({ use }) => use && countWords(use.instances),
  runs: (row) => <RunDots scenario={row} marks={row.last_runs} />,
  author: ({ created_by: author }, nameOf) => nameOf(author),
  made: ({ created_at: at }) => <When at={at} />,
  updated: ({ updated_at: at }) => <When at={at} />,
  used: ({ use }) => use && (use.last_used_at === null ? 'never' : <When at={use.last_used_at} />),
};

export const ScenarioTableRow = ({ row, view, selection, nameOf }: Props) => {
  const places = usePlaces(row.id);
  return (
    <tr data-selected={selection.has(row.id) || undefined}>
      <td className="scenario-select">
        <input
          type="checkbox"
          aria-label={`Select ${row.name}`}
          checked={selection.has(row.id)}
          onChange={() => selection.toggle(row)}
        />
      </td>
      <td className="scenario-name">
        <TextLink
          to="/scenarios/$scenarioId"
          params={{ scenarioId: row.id }}
          size="sm"
          className="name-link"
          display="block"
          truncate
          title={row.description === '' ? row.name : `${row.name}\n${row.description}`}
        >
          {row.name}
        </TextLink>
      </td>
      {columns
        .filter(({ name }) => !view.hidden.includes(name))
        .map(({ name }) => (
          <td key={name} data-column={name}>
            {cells[name](row, nameOf)}
          </td>
        ))}
      <td className="scenario-acts">
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <LinkButton to="/scenarios/$scenarioId/chat" params={{ scenarioId: row.id }} size="xs" variant="default">
            Open chat
          </LinkButton>
          <ScenarioMenu scenario={row} places={places} />
        </Group>
      </td>
    </tr>
  );
};
