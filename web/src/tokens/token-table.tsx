import { Badge, Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ApiTokenRow } from '@rehearsal/contracts/http/access';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { useRevokeToken } from '../api/resources/tokens.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { notify } from '../problems/notify.js';
import { When } from '../time/when.js';

const COLUMNS = ['Name', 'Role', { title: 'Expires', from: 'xs' }, { title: 'Actions', isRight: true }] as const;

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
    <Frame>
      <DataTable label="API tokens" verticalSpacing="sm" highlightOnHover columns={COLUMNS}>
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
              {token.revoked === null ? (
                <Button
                  size="xs"
                  variant="light"
                  color="red"
                  onClick={() => setChosen(token)}
                  aria-label={`Revoke ${token.name}`}
                >
                  Revoke
                </Button>
              ) : (
                <>
                  <When at={token.revoked.at} />
                  <Text size="xs" c="dimmed">
                    revoked by {token.revoked.name ?? token.revoked.by}
                  </Text>
                </>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
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
    </Frame>
  );
};
