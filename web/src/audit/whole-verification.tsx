import { Button, Group, Paper, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import { useCancelVerification, wholeVerificationQuery } from '../api/resources/audit.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { When } from '../time/when.js';
import { useNames } from './use-names.js';
import { VerificationResult } from './verification-result.js';

const percentOf = ({ progress: { done, total } }: VerificationRecord): number =>
  total === 0 ? 0 : Math.round((done * 100) / total);

/** The last check of all entries, whoever asked for it: how far it is while it goes on, then what it found. */
export const WholeVerification = () => {
  const { data: record } = useQuery(wholeVerificationQuery);
  const cancel = useCancelVerification();
  const nameOf = useNames([record?.asked_by.id, record?.cancelled_by?.id].filter((id) => id !== undefined));
  if (!record) return null;
  const { id, state, result, failure, asked_by: by, asked_at: at, progress } = record;
  return (
    <Paper withBorder radius="md" p="md" mb="md">
      <Group justify="space-between" mb={state === 'ended' ? 'sm' : 0}>
        <Text size="sm">
          All entries: {nameOf(by.id)} asked <When at={at} />. {wordOf(record, nameOf)}
        </Text>
        {state === 'running' && (
          <Button variant="default" size="xs" onClick={() => cancel.mutate(id)} loading={cancel.isPending}>
            Cancel
          </Button>
        )}
      </Group>
      {state === 'running' && (
        <Progress
          value={percentOf(record)}
          aria-label={`${progress.done} of ${progress.total} entries verified`}
          mt="sm"
        />
      )}
      {failure !== null && (
        <Text size="sm" c="red">
          {failure}
        </Text>
      )}
      {result && <VerificationResult verification={result} />}
      <ProblemAlert error={cancel.error} />
    </Paper>
  );
};

function wordOf(
  { state, progress: { done, total }, cancelled_by: canceller }: VerificationRecord,
  nameOf: (id: string) => string,
): string {
  if (state === 'running') return `${done} of ${total} entries are verified.`;
  if (state === 'cancelled')
    return `${canceller ? nameOf(canceller.id) : 'Somebody'} cancelled it after ${done} of ${total} entries.`;
  return '';
}
