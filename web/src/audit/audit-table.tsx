import { Badge, Table, Text } from '@mantine/core';
import type { AuditEntry, AuditOutcome } from '@rehearsal/contracts/http/audit';
import { DataTable, Frame } from '../components/data-table.js';
import { When } from '../time/when.js';

const COLUMNS = ['When', 'Actor', 'Action', 'Target', 'Outcome', 'Entry'] as const;

const colors: Record<AuditOutcome, string> = { requested: 'gray', applied: 'green', refused: 'orange', denied: 'red' };

/** Who did what to what, and what came of it; the last entry first. */
export const AuditTable = ({ entries }: { readonly entries: readonly AuditEntry[] }) => (
  <Frame>
    <DataTable label="Audit entries" minWidth={640} highlightOnHover columns={COLUMNS}>
      {entries.map((entry) => (
        <Table.Tr key={`${entry.chain} ${entry.n}`}>
          <Table.Td>
            <When at={entry.at} />
          </Table.Td>
          <Table.Td>
            <Text size="sm">{entry.actor.id}</Text>
            <Text size="xs" c="dimmed">
              {entry.actor.role}
            </Text>
          </Table.Td>
          <Table.Td fw={500}>{entry.action}</Table.Td>
          <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
            {entry.target} {entry.target_id}
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
