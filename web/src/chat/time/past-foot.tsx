import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/auth.js';
import { keys } from '../../api/keys.js';
import type { LiveInstance } from '../../live/instance-feed.js';
import { useChat } from '../commands/chat-context.js';
import type { ForkPoint } from '../commands/fork-point.js';
import { RecordDialog } from '../record/record-dialog.js';
import { useMayRecord } from '../record/use-may-record.js';
import { CompareDialog } from './compare-dialog.js';
import { sinceWords } from './since-words.js';

interface Props {
  readonly version: number;
  readonly onFork: (point: ForkPoint) => void;
}

/** In place of the composer, since nobody speaks in the past: what became different since, and the way on from there. */
export const PastFoot = ({ version, onFork }: Props) => {
  const { view } = useChat();
  const mayFork = useMay('instance:write') && view.kind === 'test';
  const mayRecord = useMayRecord();
  const [isComparing, { open, close }] = useDisclosure();
  const [isRecording, recording] = useDisclosure();
  const isShown = view.version === version;
  const now = useQueryClient().getQueryData<LiveInstance>(keys.instance(view.id));
  return (
    <Group justify="space-between" gap="xs" role="status">
      <Text size="sm" style={{ flex: '1 1 12rem' }}>
        <b>{isShown ? `As it was at version ${version}.` : `Version ${version} is not loaded yet.`}</b>{' '}
        {now && isShown && `Changed since: ${sinceWords(view, now.view)}.`}
      </Text>
      <Group gap="xs">
        {now && (
          <Button size="xs" variant="default" onClick={open}>
            Compare with now
          </Button>
        )}
        {mayRecord && (
          <Button size="xs" variant="default" onClick={recording.open}>
            Make a rehearsal
          </Button>
        )}
        {mayFork && (
          <Button
            size="xs"
            variant="default"
            onClick={() => onFork({ after: { at_version: version }, words: `version ${version}` })}
          >
            Fork here
          </Button>
        )}
      </Group>
      {isRecording && <RecordDialog onClose={recording.close} />}
      {now && isComparing && <CompareDialog version={version} newest={now.view.version} onClose={close} />}
    </Group>
  );
};
