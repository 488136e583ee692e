import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { FreezeReview, type Privacy } from './freeze-review.js';
import { asReview } from './review.js';

const REVIEWED: Privacy = { decisions: new Map(), picked: new Map(), isRaw: false, reason: '' };

/** Makes a scenario of this moment. The session itself goes on and is not touched. */
export const FreezeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { view } = useChat();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const messages = (view.earlier?.messages ?? 0) + view.chat_messages.length;
  const identities = view.identities.length;
  const [privacy, setPrivacy] = useState(REVIEWED);
  const freeze = useMutation({ mutationFn: useChatCommands().freeze });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    freeze.mutate(
      {
        name: name.trim(),
        ...(description.trim() !== '' && { description: description.trim() }),
        ...(privacy.isRaw ? { raw_reason: privacy.reason.trim() } : asReview(privacy.decisions, privacy.picked)),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} title="Freeze as a scenario" size="xl">
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={freeze.error} />
          <Text size="sm" c="dimmed">
            A new scenario is made of this conversation and state as they are now ({messages}{' '}
            {messages === 1 ? 'message' : 'messages'}, {identities} {identities === 1 ? 'identity' : 'identities'}).
          </Text>
          <TextInput
            label="Scenario name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
            required
            data-autofocus
          />
          <Textarea
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            autosize
            minRows={2}
          />
          <FreezeReview instanceId={view.id} privacy={privacy} onChange={setPrivacy} />
          <FormButtons
            submit="Freeze session"
            isBusy={freeze.isPending}
            disabled={name.trim() === '' || (privacy.isRaw && privacy.reason.trim() === '')}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
};
