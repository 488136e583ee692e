import { Button, Code, Group, Stack, Text } from '@mantine/core';
import type { DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../api/auth.js';
import { useNames } from '../audit/use-names.js';
import { deadLetterQuery, useDrop, useReplay } from '../api/resources/dead-letters.js';
import { Dialog } from '../components/dialog.js';
import { Loading } from '../components/loading.js';
import { notify } from '../problems/notify.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { StateBadge } from './state-badge.js';
import { exactly } from '../time/exact.js';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** One dead letter whole, with the reason, and what can be done about it. */
export const DeadLetterDialog = ({ id, onClose }: Props) => {
  const query = useQuery(deadLetterQuery(id));
  const maySettle = useMay('dead-letter:settle');
  const replay = useReplay();
  const drop = useDrop();
  const isBusy = replay.isPending || drop.isPending;
  const settled = (sentence: string) => ({
    onSuccess: () => {
      notify(sentence);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title="Dead letter" size="xl">
      <ProblemAlert error={query.error ?? replay.error ?? drop.error} />
      {query.isPending && <Loading what="Loading the dead letter" />}
      {query.data && <Content letter={query.data} />}
      {query.data && query.data.state !== 'dropped' && maySettle && (
        <Group justify="flex-end" mt="lg">
          <Button
            variant="default"
            color="red"
            loading={drop.isPending}
            disabled={isBusy}
            onClick={() => drop.mutate(id, settled('It was dropped; it stays on record.'))}
          >
            Drop
          </Button>
          {query.data.state === 'open' && (
            <Button
              loading={replay.isPending}
              disabled={isBusy}
              onClick={() =>
                replay.mutate(id, settled('It was given again; if it fails again, it is a new dead letter.'))
              }
            >
              Replay
            </Button>
          )}
        </Group>
      )}
    </Dialog>
  );
};

const Content = ({ letter }: { readonly letter: DeadLetterView }) => {
  const { message_type, message_id, topic, partition, offset, group, reason, state, actor, text, value } = letter;
  const { settled_at, settled_by } = letter;
  const nameOf = useNames([settled_by, actor?.id ?? null].filter((id) => id !== null));
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600}>{message_type ?? 'Unknown message'}</Text>
        <StateBadge state={state} />
        {settled_at !== null && (
          <Text size="sm" c="dimmed">
            by {settled_by === null ? 'nobody known' : nameOf(settled_by)}, {exactly(settled_at)}
          </Text>
        )}
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {topic}/{partition}/{offset}
        {message_id !== null && `, ${message_id}`}
        {actor !== null && `, given by ${nameOf(actor.id)}`}
      </Text>
      <Text size="sm">
        The group <strong>{group}</strong> could not handle it: {reason}
      </Text>
      <Code block mah="40vh" style={{ overflow: 'auto' }} tabIndex={0} aria-label="Content">
        {text ?? (value === null ? '(no content)' : `(base64) ${value}`)}
      </Code>
    </Stack>
  );
};
