import { Badge, Button, Group, Table, Text } from '@mantine/core';
import type { ScenarioVersionRow } from '@rehearsal/contracts/http/scenarios/scenario-versions';
import { useNames } from '../audit/use-names.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { When } from '../time/when.js';

const COLUMNS = ['Version', { title: 'Name', from: 'sm' }, 'Saved', { title: 'Actions', isRight: true }] as const;

interface Props {
  readonly scenarioId: string;
  /** Newest first. */
  readonly versions: readonly ScenarioVersionRow[];
  /** The one whose changes are shown. */
  readonly shown: number | undefined;
  /** The one that is being restored. */
  readonly busy: number | undefined;
  readonly onRestore?: (version: number) => void;
}

/** Every version with who saved it, its changes, and the way back to it. */
export const VersionTable = ({ scenarioId, versions, shown, busy, onRestore }: Props) => {
  const nameOf = useNames(versions.map(({ actor }) => actor.id));
  return (
    <Frame>
      <DataTable label="Versions" verticalSpacing="xs" columns={COLUMNS}>
        {versions.map(({ version, name, at, actor }, index) => (
          <Table.Tr key={version} aria-current={version === shown || undefined}>
            <Table.Td>
              <Group gap={6} wrap="nowrap">
                {version}
                {index === 0 && (
                  <Badge variant="light" color="green" tt="none" fw={500} size="sm">
                    now
                  </Badge>
                )}
              </Group>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
            </Table.Td>
            <Table.Td>
              <When at={at} /> <span className="row-meta">by {nameOf(actor.id)}</span>
            </Table.Td>
            <Table.Td>
              <Group gap="xs" justify="flex-end">
                {index < versions.length - 1 && (
                  <LinkButton
                    to="/scenarios/$scenarioId/versions"
                    params={{ scenarioId }}
                    search={{ to: String(version) }}
                    size="xs"
                    variant={version === shown ? 'light' : 'default'}
                    aria-label={`Changes of version ${version}`}
                  >
                    Changes
                  </LinkButton>
                )}
                {onRestore && index > 0 && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={busy === version}
                    disabled={busy !== undefined}
                    onClick={() => onRestore(version)}
                    aria-label={`Restore version ${version}`}
                  >
                    Restore
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Frame>
  );
};
