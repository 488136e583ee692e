import { Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { FormButtons } from '../../components/form-buttons.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { LifeSelect, ttlOf } from './life-select.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

export const NewInstanceDialog = ({ opened, onClose, onClosed }: Props) => {
  const [label, setLabel] = useState('');
  const [life, setLife] = useState('');
  const make = useMutation({ mutationFn: useChatCommands().newInstance });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate(
      { label: label.trim(), ...ttlOf(life) },
      {
        onSuccess: () => {
          onClose();
          setLabel('');
          setLife('');
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
