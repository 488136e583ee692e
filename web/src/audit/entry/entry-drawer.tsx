import { Drawer, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { FactTable } from '../../components/tables/fact-table.js';
import type { OnRecord } from '../sentence/on-record.js';
import { sentenceOf } from '../sentence/sentence.js';
import { SentenceLine } from '../sentence/sentence-line.js';
import { factsOf } from './entry-facts.js';
import { OperationStory } from './operation-story.js';
import { OutcomeBadge } from './outcome-badge.js';

interface Props {
  readonly isOpen: boolean;
  /** The one that was looked at last: it is there until the drawer is shut. */
  readonly entry: AuditEntry | null;
  readonly recordOf: (entry: AuditEntry) => OnRecord;
  readonly onClose: () => void;
}

/** An entry with all that it holds, and the operation that it is a part of. Closed, the focus goes back to its row. */
export const EntryDrawer = ({ isOpen, entry, recordOf, onClose }: Props) => (
  <Drawer opened={isOpen} onClose={onClose} position="right" size="lg" title="Audit entry">
    {entry && <Content entry={entry} record={recordOf(entry)} onFollow={onClose} />}
  </Drawer>
);

interface ContentProps {
  readonly entry: AuditEntry;
  readonly record: OnRecord;
  readonly onFollow: () => void;
}

const Content = ({ entry, record, onFollow }: ContentProps) => (
  <Stack gap="lg">
    <div>
      <Text style={{ overflowWrap: 'anywhere' }} mb="xs">
        <SentenceLine pieces={sentenceOf(entry, record)} />
      </Text>
      <OutcomeBadge outcome={entry.outcome} />
    </div>
    {entry.correlation_id === '' ? (
      <Text size="sm">Nothing tells which operation it belongs to.</Text>
    ) : (
      <OperationStory entry={entry} names={record.names} onFollow={onFollow} />
    )}
    <FactTable title="What is on record" facts={factsOf(entry)} />
  </Stack>
);
