import { Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { NewInstance } from '../../api/resources/instances.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { LifeSelect, ttlOf } from './life-select.js';

interface Props {
  readonly opened: boolean;
  /** Makes it, and goes on with it. */
  readonly onMake: (order: NewInstance) => Promise<void>;
  readonly onClose: () => void;
}

export const NewInstanceDialog = ({ opened, onMake, onClose }: Props) => {
  const [label, setLabel] = useState('');
  const [life, setLife] = useState('');
  const make = useMutation({ mutationFn: onMake });
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
    <Dialog opened={opened} onClose={onClose} title="New instance">
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
    </Dialog>
  );
};
