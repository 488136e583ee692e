import { Button, Table, Text } from '@mantine/core';
import type { EngineSettingsRow } from '@rehearsal/contracts/http/system/engines';
import { useMay } from '../../api/auth.js';
import { useEngineCheck } from '../../api/resources/settings.js';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { notifyProblem } from '../../problems/notify.js';
import { CheckBadge } from './check-badge.js';

const COLUMNS = ['Engine', 'Asked at', { title: 'At once', from: 'sm' }, { title: 'Fingerprint', from: 'md' }, 'Check'];
const ACTS = { title: 'Actions', isRight: true } as const;

const KINDS: Record<EngineSettingsRow['kind'], string> = {
  scripted: 'scripted',
  openai: 'language model',
  http: 'over HTTP',
};

const CheckButton = ({ engine }: { readonly engine: EngineSettingsRow }) => {
  const check = useEngineCheck();
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`Check ${engine.name}`}
      loading={check.isPending || engine.check?.state === 'running'}
      onClick={() => check.mutate(engine.name, { onError: notifyProblem })}
    >
      Check
    </Button>
  );
};

const Row = ({ engine, mayCheck }: { readonly engine: EngineSettingsRow; readonly mayCheck: boolean }) => (
  <Table.Tr>
    <Table.Td miw={{ base: 0, sm: 140 }}>
      <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
        {engine.name}
      </Text>
      <Text size="xs" c="dimmed">
        {[KINDS[engine.kind], ...(engine.signs ? ['signed'] : []), ...(engine.default ? ['the default'] : [])].join(
          ', ',
        )}
      </Text>
    </Table.Td>
    <Table.Td>
      {engine.address === null ? (
        <Text size="sm" c="dimmed">
          needs no network
        </Text>
      ) : (
        <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {engine.address}
        </Text>
      )}
      {engine.model !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {engine.model}
        </Text>
      )}
    </Table.Td>
    <Table.Td visibleFrom="sm">
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {engine.max_concurrent ?? 'any'}
        {engine.timeout_seconds !== null && `, for ${engine.timeout_seconds} s`}
      </Text>
    </Table.Td>
    <Table.Td visibleFrom="md">
      <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {engine.fingerprint}
      </Text>
    </Table.Td>
    <Table.Td>
      {engine.checkable ? (
        <CheckBadge check={engine.check} />
      ) : (
        <Text size="sm" c="dimmed">
          none for its kind
        </Text>
      )}
    </Table.Td>
    {mayCheck && <Table.Td ta="right">{engine.checkable && <CheckButton engine={engine} />}</Table.Td>}
  </Table.Tr>
);

export const EngineTable = ({ engines }: { readonly engines: readonly EngineSettingsRow[] }) => {
  const mayCheck = useMay('engine:check') && engines.some(({ checkable }) => checkable);
  return (
    <Frame>
      <DataTable label="Engines" verticalSpacing="xs" columns={[...COLUMNS, ...(mayCheck ? [ACTS] : [])]}>
        {engines.map((engine) => (
          <Row key={engine.name} engine={engine} mayCheck={mayCheck} />
        ))}
      </DataTable>
    </Frame>
  );
};
