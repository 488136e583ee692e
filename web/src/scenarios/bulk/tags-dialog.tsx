import { Stack, TagsInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';

interface Props {
  readonly count: number;
  /** Those that the chosen scenarios have. */
  readonly tags: readonly string[];
  readonly onChange: (add: readonly string[], remove: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which tags many scenarios get, and which they lose. */
export const TagsDialog = ({ count, tags, onChange, onClose }: Props) => {
  const [added, add] = useState<string[]>([]);
  const [removed, remove] = useState<string[]>([]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onChange(added, removed);
  };
  return (
    <Dialog onClose={onClose} title={`Tags of ${count} ${count === 1 ? 'scenario' : 'scenarios'}`}>
      <form onSubmit={submit}>
        <Stack>
          <TagsInput label="Add" description="Enter ends each" value={added} onChange={add} data-autofocus />
          <TagsInput label="Take away" value={removed} onChange={remove} data={[...tags]} />
          <FormButtons
            submit="Change tags"
            isBusy={false}
            disabled={added.length === 0 && removed.length === 0}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
};
