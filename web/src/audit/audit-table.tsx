import { Badge, Paper, Table, Text } from '@mantine/core';
import type { AuditEntry, AuditOutcome } from '@rehearsal/contracts/http/audit';
import { When } from '../time/when.js';

const colors: Record<AuditOutcome, string> = { requested: 'gray', applied: 'green', refused: 'orange', denied: 'red' };

/** Who did what to what, and what came of it; the last entry first. */
export const AuditTable = ({ entries }: { readonly entries: readonly AuditEntry[] }) => (
  <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table highlightOnHover verticalSpacing={6} horizontalSpacing="md" aria-label="Audit entries">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">When</Table.Th>
            <Table.Th scope="col">Actor</Table.Th>
            <Table.Th scope="col">Action</Table.Th>
            <Table.Th scope="col">Target</Table.Th>
            <Table.Th scope="col">Outcome</Table.Th>
            <Table.Th scope="col">Entry</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
);
