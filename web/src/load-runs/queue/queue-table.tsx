import { ActionIcon, Box, Group, Table, Text } from '@mantine/core';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { QueueMove } from '@rehearsal/contracts/load/load-run';
import type { KeyboardEvent } from 'react';
import { useMay } from '../../api/auth.js';
import { useMoveLoadRun } from '../../api/resources/load-runs.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { usePersonName } from '../../people/use-person-name.js';
import { notifyProblem } from '../../problems/notify.js';
import { useNow } from '../../time/use-now.js';
import { PriorityBadges } from './priority-badges.js';
import { placeWords } from './queue-words.js';

const MOVES: readonly { to: QueueMove; sign: string; words: string; keys: string }[] = [
  { to: 'front', sign: '⤒', words: 'to the front', keys: 'Alt+Home' },
  { to: 'earlier', sign: '↑', words: 'earlier', keys: 'Alt+ArrowUp' },
  { to: 'later', sign: '↓', words: 'later', keys: 'Alt+ArrowDown' },
];

interface ActsProps {
  readonly run: LoadRunRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** By buttons, and by keys while one of these has the focus. What is out of reach keeps the focus that it has. */
const Acts = ({ run, isFirst, isLast }: ActsProps) => {
  const move = useMoveLoadRun();
  const isOut = (to: QueueMove) => (to === 'later' ? isLast : isFirst) || move.isPending;
  const go = (to: QueueMove) => {
    if (!isOut(to)) move.mutate({ id: run.id, to }, { onError: notifyProblem });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = MOVES.find(({ keys }) => event.altKey && keys === `Alt+${event.key}`);
    if (chosen === undefined) return;
    event.preventDefault();
    go(chosen.to);
  };
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap" onKeyDown={onKeyDown}>
      {MOVES.map(({ to, sign, words, keys }) => (
        <ActionIcon
          key={to}
          variant="default"
          aria-label={`Move ${run.name} ${words}`}
          aria-keyshortcuts={keys}
          title={`${words} (${keys.replace('Arrow', '')})`}
          aria-disabled={isOut(to)}
          data-disabled={isOut(to)}
          onClick={() => go(to)}
        >
          <span aria-hidden>{sign}</span>
        </ActionIcon>
      ))}
    </Group>
  );
};

/** Runs in the order in which they will start: where each stands, when it should start, and what it waits for. */
export const QueueTable = ({ rows }: { readonly rows: readonly LoadRunRow[] }) => {
  const now = useNow();
  const nameOf = usePersonName(rows.map((run) => run.requested_by));
  const mayMove = useMay('load-run:prioritise');
  const columns = ['Run', 'Waits', { title: 'By', from: 'sm' } as const, ...(mayMove ? ['Actions'] : [])];
  return (
    <Box mb="xl">
      <Frame>
        <DataTable label="Queue" verticalSpacing="xs" columns={columns}>
          {rows.map((run, index) => (
            <Table.Tr key={run.id}>
              <Table.Td>
                <Group gap="xs" wrap="nowrap" align="baseline">
                  <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
                    {run.position ?? '–'}
                  </Text>
                  <Group gap="xs">
                    <TextLink
                      to="/load-runs/$runId"
                      params={{ runId: run.id }}
                      className="name-link"
                      size="sm"
                      style={{ overflowWrap: 'anywhere' }}
                    >
                      {run.name}
                    </TextLink>
                    <PriorityBadges run={run} />
                  </Group>
                </Group>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{placeWords(run, now).slice(1).join('; ')}</Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text size="sm">{nameOf(run.requested_by)}</Text>
              </Table.Td>
              {mayMove && (
                <Table.Td>
                  <Acts run={run} isFirst={index === 0} isLast={index === rows.length - 1} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </DataTable>
      </Frame>
    </Box>
  );
};
