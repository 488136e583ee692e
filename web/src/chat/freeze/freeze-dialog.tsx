import { Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useFreezeSession } from '../../api/scenarios.js';
import { FormButtons } from '../../parts/form-buttons.js';
import { tell } from '../../parts/notify.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FreezeReview, type Privacy } from './freeze-review.js';
import { asReview } from './review.js';

interface Props {
  readonly view: InstanceView;
  readonly onClose: () => void;
}

const REVIEWED: Privacy = { decisions: new Map(), isRaw: false, reason: '' };

/** Makes a scenario of this moment. The session itself goes on and is not touched. */
export const FreezeDialog = ({ view, onClose }: Props) => {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [privacy, setPrivacy] = useState(REVIEWED);
  const freeze = useFreezeSession();
  const navigate = useNavigate();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    freeze.mutate(
      {
        instance_id: view.id,
        name: name.trim(),
        ...(description.trim() !== '' && { description: description.trim() }),
        ...(privacy.isRaw ? { raw_reason: privacy.reason.trim() } : asReview(privacy.decisions)),
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          tell(`Frozen as ${name.trim()}.`);
          if (id !== '') void navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId: id } });
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Freeze as a scenario" centered size="lg">
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={freeze.error} />
          <Text size="sm" c="dimmed">
            A new scenario is made of this conversation and state as they are now ({view.chat_messages.length} messages,{' '}
            {view.identities.length} identities).
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
    </Modal>
  );
};
