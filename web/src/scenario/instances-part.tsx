import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { InstanceRow } from '@rehearsal/contracts/http/instances';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMay } from '../api/auth.js';
import { createInstance, scenarioInstancesQuery, type NewInstance } from '../api/instances.js';
import { keys } from '../api/keys.js';
import { expiryWords } from '../chat/instance/expiry-words.js';
import { nameOfInstance } from '../chat/instance/instance-name.js';
import { NewInstanceDialog } from '../chat/instance/new-instance-dialog.js';
import { DataTable } from '../components/data-table.js';
import { LoadMore } from '../components/load-more.js';
import { Loading } from '../components/loading.js';
import { Part } from '../components/part.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { TextLink } from '../components/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { useNow } from '../time/use-now.js';
import { When } from '../time/when.js';

/** The primary instance is made just after its scenario, and no push of this page tells it. */
const UNTIL_MADE_MS = 2000;

const COLUMNS = ['Instance', { title: 'Phase', from: 'sm' }, { title: 'Made', from: 'sm' }, 'Last used'] as const;

const Row = ({ scenarioId, row }: { readonly scenarioId: string; readonly row: InstanceRow }) => {
  const now = useNow();
  const isUsed = row.version > 1;
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          to="/scenarios/$scenarioId/chat"
          params={{ scenarioId }}
          search={row.primary ? {} : { instance: row.id }}
          fw={600}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {nameOfInstance(row)}
        </TextLink>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {row.email}
        </Text>
        {row.expires_at !== null && (
          <Text size="xs" c="dimmed">
            {expiryWords(Date.parse(row.expires_at), now)}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <PhaseBadge phase={row.current_phase} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <When at={row.created_at} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {isUsed ? (
          <When at={row.updated_at} />
        ) : (
          <Text size="sm" c="dimmed">
            not yet
          </Text>
        )}
        <Text size="xs" c="dimmed" component="div" hiddenFrom="sm">
          made <When at={row.created_at} size="xs" />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
};

/** Makes another instance and goes on in its chat. */
const NewInstance = ({ scenarioId }: { readonly scenarioId: string }) => {
  const [isMaking, { open, close }] = useDisclosure();
  const target = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = async (order: NewInstance) => {
    const { id } = await createInstance(scenarioId, order);
    void client.invalidateQueries({ queryKey: keys.scenarioInstances(scenarioId) });
    await navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId }, search: { instance: id } });
  };
  return (
    <>
      <Button ref={target} size="xs" variant="default" onClick={open}>
        New instance
      </Button>
      <NewInstanceDialog opened={isMaking} onMake={make} onClose={close} onClosed={() => target.current?.focus()} />
    </>
  );
};

/** The test users of a scenario, each with the way to its chat. */
export const InstancesPart = ({ scenarioId }: { readonly scenarioId: string }) => {
  const query = useInfiniteQuery({
    ...scenarioInstancesQuery(scenarioId),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.length === 0 ? UNTIL_MADE_MS : false),
  });
  const mayWrite = useMay('instance:write');
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Part title="Instances" beside={mayWrite && <NewInstance scenarioId={scenarioId} />}>
        {query.isPending && <Loading what="Loading the instances" />}
        {query.isSuccess && rows.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            An instance is a test user who begins as the scenario says. The primary one is being made…
          </Text>
        )}
        {rows.length > 0 && (
          <DataTable label="Instances" columns={COLUMNS}>
            {rows.map((row) => (
              <Row key={row.id} scenarioId={scenarioId} row={row} />
            ))}
          </DataTable>
        )}
      </Part>
      <LoadMore query={query} />
    </>
  );
};
