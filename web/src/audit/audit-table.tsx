import { Badge, Table, Text } from '@mantine/core';
import type { AuditEntry, AuditOutcome } from '@rehearsal/contracts/http/audit';
import { DataTable, Frame } from '../components/data-table.js';
import { When } from '../time/when.js';

const COLUMNS = ['When', 'Actor', 'Action', 'Target', 'Outcome', 'Entry'] as const;

const colors: Record<AuditOutcome, string> = { requested: 'gray', applied: 'green', refused: 'orange', denied: 'red' };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The end of an id that nobody reads, which tells it apart; the whole is in the tooltip. */
const shortId = (id: string): string => (UUID.test(id) ? `…${id.slice(-8)}` : id);

/** Who did what to what, and what came of it; the last entry first. */
export const AuditTable = ({ entries }: { readonly entries: readonly AuditEntry[] }) => (
  <Frame>
    <DataTable label="Audit entries" minWidth={760} highlightOnHover columns={COLUMNS}>
      {entries.map((entry) => (
        <Table.Tr key={`${entry.chain} ${entry.n}`}>
          <Table.Td>
            <When at={entry.at} />
          </Table.Td>
          <Table.Td>
            <Text size="sm" title={entry.actor.id} style={{ whiteSpace: 'nowrap' }}>
              {shortId(entry.actor.id)}
            </Text>
            <Text size="xs" c="dimmed">
              {entry.actor.role}
            </Text>
          </Table.Td>
          <Table.Td fw={500}>{entry.action}</Table.Td>
          <Table.Td fz="sm" title={entry.target_id} style={{ whiteSpace: 'nowrap' }}>
            {entry.target}{' '}
            <Text span size="xs" c="dimmed" ff="monospace">
              {shortId(entry.target_id)}
            </Text>
          </Table.Td>
          <Table.Td>
            <Badge variant="light" color={colors[entry.outcome]} tt="none">
              {entry.outcome}
            </Badge>
          </Table.Td>
          <Table.Td ff="monospace" fz="xs" title={entry.hash} style={{ whiteSpace: 'nowrap' }}>
            {entry.chain} #{entry.n}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Frame>
);
