import { Modal, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useNewInstance } from '../../api/instances.js';
import { FormButtons } from '../../parts/form-buttons.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { LifeSelect, ttlOf } from './life-select.js';

interface Props {
  readonly scenarioId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
  readonly onMade: (instanceId: string) => void;
}

export const NewInstanceDialog = ({ scenarioId, opened, onClose, onClosed, onMade }: Props) => {
  const [label, setLabel] = useState('');
  const [life, setLife] = useState('');
  const make = useNewInstance(scenarioId);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate(
      { label: label.trim(), ...ttlOf(life) },
      {
        onSuccess: ({ id }) => {
          onClose();
          setLabel('');
          setLife('');
          if (id !== '') onMade(id);
        },
      },
    );
  };
  return (
    <Modal opened={opened} onClose={onClose} title="New instance" centered onExitTransitionEnd={onClosed}>
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={make.error} />
          <TextInput
            label="Label"
            description="What you will know it by; may be empty"
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
          <LifeSelect value={life} onChange={setLife} />
          <FormButtons submit="Create instance" isBusy={make.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
