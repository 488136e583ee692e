import { Drawer, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import { FactTable } from '../../components/fact-table.js';
import type { OnRecord } from '../sentence/on-record.js';
import { sentenceOf } from '../sentence/sentence.js';
import { SentenceLine } from '../sentence/sentence-line.js';
import { factsOf } from './entry-facts.js';
import { OperationStory } from './operation-story.js';
import { OutcomeBadge } from './outcome-badge.js';

interface Props {
  readonly isOpen: boolean;
  readonly entry: AuditEntry;
  readonly record: OnRecord;
  readonly onClose: () => void;
}

/** An entry with all that it holds, and the operation that it is a part of. */
export const EntryDrawer = ({ isOpen, entry, record, onClose }: Props) => (
  <Drawer opened={isOpen} onClose={onClose} position="right" size="lg" title="Audit entry">
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
        <OperationStory entry={entry} names={record.names} onFollow={onClose} />
      )}
      <FactTable title="What is on record" facts={factsOf(entry)} />
    </Stack>
  </Drawer>
);
