import { Badge, Group, Table, Text } from '@mantine/core';
import { isLiveNow } from '@rehearsal/contracts/instance/live-now';
import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { PhaseBadge } from '../components/phases/phase-badge.js';
import { TextLink } from '../components/buttons/text-link.js';
import { useNow } from '../time/use-now.js';
import { When } from '../time/when.js';
import { personOf } from './person-of.js';

const COLUMNS = [
  'Person',
  'State',
  { title: 'Phase', from: 'xs' },
  { title: 'Messages', isRight: true, from: 'xs' },
  { title: 'Began', from: 'sm' },
  { title: 'Last activity', isRight: true },
] as const;

/** Live as long as somebody speaks; open when they may come back, and closed when nothing more can be said. */
const SessionState = ({ row }: { readonly row: InstanceRow }) => {
  const isLive = isLiveNow(row, useNow());
  const word = row.closed_at !== null ? 'closed' : isLive ? 'live' : 'open';
  return (
    <Badge variant={isLive ? 'dot' : 'light'} color={isLive ? 'green' : 'gray'} tt="none" miw="max-content">
      {word}
    </Badge>
  );
};

/** Conversations of real people with the coach, each with the way to watch it. */
export const SessionTable = ({ rows }: { readonly rows: readonly InstanceRow[] }) => (
  <Frame>
    <DataTable label="Sessions" highlightOnHover verticalSpacing={9} columns={COLUMNS}>
      {rows.map((row) => (
        <Table.Tr key={row.id}>
          <Table.Td>
            <TextLink
              to="/instances/$instanceId"
              params={{ instanceId: row.id }}
              size="sm"
              className="name-link"
              title={row.email}
              style={{ overflowWrap: 'anywhere' }}
            >
              {personOf(row)}
            </TextLink>
          </Table.Td>
          <Table.Td>
            <SessionState row={row} />
          </Table.Td>
          <Table.Td visibleFrom="xs">
            <PhaseBadge phase={row.current_phase} />
          </Table.Td>
          <Table.Td visibleFrom="xs" ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {row.messages ?? '–'}
          </Table.Td>
          <Table.Td visibleFrom="sm">
            <When at={row.created_at} />
          </Table.Td>
          <Table.Td>
            <Group justify="flex-end">
              {row.version > 1 ? <When at={row.updated_at} /> : <Text size="sm">said nothing yet</Text>}
            </Group>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Frame>
);
