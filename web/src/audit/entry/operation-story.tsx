import { Group, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { useQuery } from '@tanstack/react-query';
import { MOST_TOLD, operationQuery } from '../../api/resources/audit.js';
import { CopyButton } from '../../components/buttons/copy-button.js';
import { LinkButton } from '../../components/buttons/link-button.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../parts/part.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import type { OnRecord } from '../sentence/on-record.js';
import { sentenceOf } from '../sentence/sentence.js';
import { SentenceLine } from '../sentence/sentence-line.js';
import { ExactTime } from './exact-time.js';
import { inOrder } from './in-order.js';
import { OutcomeBadge } from './outcome-badge.js';

interface Props {
  readonly entry: AuditEntry;
  readonly names: OnRecord['names'];
  readonly onFollow: () => void;
}

/** The operation that an entry belongs to, from what was asked for to all that came of it. */
export const OperationStory = ({ entry, names, onFollow }: Props) => {
  const { correlation_id: correlationId } = entry;
  const query = useQuery(operationQuery(correlationId));
  const operation = query.data?.items ?? [];
  return (
    <Stack gap="sm">
      <Part title="The whole operation">
        {query.isPending && <Loading what="Loading the operation" />}
        <Stack component="ol" gap="sm" m={0} p="md" aria-label="The whole operation" style={{ listStyle: 'none' }}>
          {inOrder(operation).map((each) => (
            <li key={each.id} aria-current={each.id === entry.id ? 'true' : undefined}>
              <Group justify="space-between" gap="xs">
                <ExactTime at={each.at} />
                <Group gap="xs">
                  {each.id === entry.id && (
                    <Text size="xs" c="dimmed">
                      this entry
                    </Text>
                  )}
                  <OutcomeBadge outcome={each.outcome} />
                </Group>
              </Group>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                <SentenceLine pieces={sentenceOf(each, { names, operation })} />
              </Text>
            </li>
          ))}
        </Stack>
      </Part>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.data?.next_cursor && (
        <Text size="sm">These are the last {MOST_TOLD} entries; follow the operation to see those before.</Text>
      )}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        Correlation id:{' '}
        <Text span ff="monospace" fz="xs">
          {correlationId}
        </Text>
      </Text>
      <Group gap="sm">
        <CopyButton value={correlationId} label="Copy correlation id" />
        <LinkButton to="/audit" search={{ correlation_id: correlationId }} size="xs" onClick={onFollow}>
          Follow this operation
        </LinkButton>
      </Group>
    </Stack>
  );
};
