import { Badge, Button, Paper, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ApiTokenRow } from '@rehearsal/contracts/http/access';
import { useRevokeToken } from '../api/tokens.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { notify } from '../problems/notify.js';
import { When } from '../time/when.js';

export const TokenTable = ({ tokens }: { readonly tokens: readonly ApiTokenRow[] }) => {
  const [chosen, setChosen] = useState<ApiTokenRow | null>(null);
  const revoke = useRevokeToken();
  const confirm = () => {
    if (chosen === null) return;
    revoke.mutate(chosen.id, {
      onSuccess: () => {
        setChosen(null);
        notify(`${chosen.name} is revoked.`);
      },
    });
  };
  return (
    <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" aria-label="API tokens">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">Role</Table.Th>
            <Table.Th scope="col" visibleFrom="xs">
              Expires
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Actions
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>
                <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {token.name}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color="gray" tt="none">
                  {token.role}
                </Badge>
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <When at={token.expires_at} />
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="xs"
                  variant="light"
                  color="red"
                  onClick={() => setChosen(token)}
                  aria-label={`Revoke ${token.name}`}
                >
                  Revoke
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ConfirmDialog
        opened={chosen !== null}
        title="Revoke token"
        confirm="Revoke"
        isBusy={revoke.isPending}
        error={revoke.error}
        onConfirm={confirm}
        onClose={() => setChosen(null)}
      >
        Programs that use <strong>{chosen?.name}</strong> are shut out at once.
      </ConfirmDialog>
    </Paper>
  );
};
