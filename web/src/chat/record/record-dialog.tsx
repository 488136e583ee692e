import { Button, Checkbox, Code, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { END_KINDS, ENDS, USUAL_ENDS, type EndKind } from '@rehearsal/rehearsing/record/ends';
import type { ReadSession } from '@rehearsal/rehearsing/record/read-session';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Dialog } from '../../components/dialog.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import type { RecordPoint } from './record-point.js';
import { recordedSessionQuery } from './recorded-session-query.js';
import { recordedFile, stepWords } from '../commands/recorded-file.js';
import { saveRecording } from './save-recording.js';

interface Props {
  /** Up to a message; without one, up to the version that is looked at. */
  readonly upTo?: RecordPoint;
  readonly onClose: () => void;
}

/** Makes a rehearsal of what was said since the session began or was reset. The session itself is not touched. */
export const RecordDialog = ({ upTo, onClose }: Props) => {
  const { view, at } = useChat();
  const session = useQuery(recordedSessionQuery(view.id, upTo?.messageId ?? at));
  return (
    <Dialog onClose={onClose} title={`Make a rehearsal${upTo ? ` up to ${upTo.words}` : ''}`} size="lg">
      <ProblemAlert error={session.error} retry={() => void session.refetch()} />
      {session.isPending && <Loading what="Reading what was said" />}
      {session.data === null && (
        <Text size="sm">
          {upTo
            ? 'This message came with what it was made of, so there is nothing before it to make a rehearsal of.'
            : 'Nobody had said anything since it began, so there is nothing to make a rehearsal of.'}
        </Text>
      )}
      {session.data && <RecordForm session={session.data} onClose={onClose} />}
    </Dialog>
  );
};

interface FormProps {
  readonly session: ReadSession;
  readonly onClose: () => void;
}

const RecordForm = ({ session, onClose }: FormProps) => {
  const [name, setName] = useState('');
  const [picked, setPicked] = useState<readonly EndKind[]>(USUAL_ENDS);
  const { record } = useChatCommands();
  const make = useMutation({ mutationFn: record });
  const file = recordedFile(name.trim(), session, picked);
  const isNamed = name.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate(file, { onSuccess: onClose });
  };
  const save = useMutation({ mutationFn: saveRecording });
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemAlert error={make.error ?? save.error} />
        <TextInput
          label="Name"
          description="Of the rehearsal, and of the scenario that holds it."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <div>
          <Text size="sm" fw={500}>
            What the person does
          </Text>
          <List type="ordered" size="sm" aria-label="What the person does">
            {file.rehearsals[0].script.map((step, index) => (
              <List.Item key={index}>{stepWords(step)}</List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed" mt={4}>
            {session.replaced === 0
              ? 'Nothing was taken for personal data.'
              : `What was taken for personal data is replaced, as in a freeze: ${session.replaced} texts.`}
          </Text>
        </div>
        <Checkbox.Group
          label="What must be true at the end"
          value={[...picked]}
          onChange={(kinds) => setPicked(END_KINDS.filter((kind) => kinds.includes(kind)))}
        >
          <Stack gap="xs" mt={4}>
            {END_KINDS.map((kind) => (
              <Checkbox
                key={kind}
                value={kind}
                label={ENDS[kind].words}
                description={<Expected expectations={ENDS[kind].expectations(session)} />}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="default" onClick={() => save.mutate(file)} disabled={!isNamed}>
            Save as a file
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!isNamed}>
            Make the scenario
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** As a file says it; the beginning is enough to know it by. */
const Expected = ({ expectations }: { readonly expectations: readonly object[] }) => {
  const [first, ...others] = expectations;
  if (first === undefined) return 'nothing';
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <Code>{JSON.stringify(first)}</Code>
      {others.length > 0 && ` and ${others.length} more`}
    </span>
  );
};
