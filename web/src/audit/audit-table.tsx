import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { useIsNarrow } from '../components/use-is-narrow.js';
import { When } from '../time/when.js';
import { OutcomeBadge } from './entry/outcome-badge.js';
import type { OnRecord } from './sentence/on-record.js';
import { reasonOf, sentenceOf } from './sentence/sentence.js';
import { SentenceLine } from './sentence/sentence-line.js';

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly recordOf: (entry: AuditEntry) => OnRecord;
  readonly onChosen: (entry: AuditEntry) => void;
}

const COLUMNS = ['When', 'What happened', 'Outcome'] as const;

interface CellProps extends Pick<Props, 'recordOf' | 'onChosen'> {
  readonly entry: AuditEntry;
}

/** The entry in words, which opens it, and why it was not done. */
const Sentence = ({ entry, recordOf, onChosen }: CellProps) => {
  const reason = reasonOf(entry);
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        c="inherit"
        style={{ overflowWrap: 'anywhere' }}
        onClick={() => onChosen(entry)}
      >
        <SentenceLine pieces={sentenceOf(entry, recordOf(entry))} />
        <Text span c="dimmed" aria-hidden>
          {' ›'}
        </Text>
      </Anchor>
      {reason !== undefined && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Text>
      )}
    </>
  );
};

/** On a narrow screen, each by itself. */
const Cards = ({ entries, ...rest }: Props) => (
  <Stack gap="sm" component="ul" p={0} m={0} aria-label="Audit entries" style={{ listStyle: 'none' }}>
    {entries.map((entry) => (
      <Paper key={entry.id} withBorder radius="md" p="sm" component="li">
        <Sentence entry={entry} {...rest} />
        <Group justify="space-between" gap="xs" mt="xs">
          <OutcomeBadge outcome={entry.outcome} />
          <When at={entry.at} size="xs" />
        </Group>
      </Paper>
    ))}
  </Stack>
);

const Wide = ({ entries, ...rest }: Props) => (
  <Frame>
    <DataTable label="Audit entries" highlightOnHover columns={COLUMNS}>
      {entries.map((entry) => (
        <Table.Tr key={entry.id}>
          <Table.Td>
            <When at={entry.at} />
          </Table.Td>
          <Table.Td>
            <Sentence entry={entry} {...rest} />
          </Table.Td>
          <Table.Td>
            <OutcomeBadge outcome={entry.outcome} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Frame>
);

/** Who did what to what, and what came of it; the last entry first. */
export const AuditTable = (props: Props) => (useIsNarrow() ? <Cards {...props} /> : <Wide {...props} />);
