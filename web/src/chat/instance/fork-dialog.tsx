import { Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { NewInstance } from '../../api/resources/instances.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import type { ForkPoint } from '../commands/fork-point.js';
import { nameOfInstance } from './instance-name.js';
import { LifeSelect, ttlOf } from './life-select.js';

interface Props {
  readonly point: ForkPoint;
  readonly onClose: () => void;
}

/** Makes another test user who has lived through the same up to some moment, and no further. */
export const ForkDialog = ({ point: { after, words }, onClose }: Props) => {
  const { view } = useChat();
  const commands = useChatCommands();
  const [label, setLabel] = useState(`${nameOfInstance(view)}, after ${words}`.slice(0, 200));
  const [life, setLife] = useState('');
  const fork = useMutation({ mutationFn: (order: NewInstance) => commands.fork(after, order) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    fork.mutate({ label: label.trim(), ...ttlOf(life) }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={`Fork after ${words}`}>
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={fork.error} />
          <Text size="sm" c="dimmed">
            A new test user with the state and the conversation as they were at that moment. This one stays as it is.
          </Text>
          <TextInput
            label="Label"
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
          <LifeSelect value={life} onChange={setLife} />
          <FormButtons submit="Fork" isBusy={fork.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
};
