import { Alert, Button, Code, Group, Select, Stack, TextInput } from '@mantine/core';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { useState, type SubmitEvent } from 'react';
import type { NewApiToken } from '@rehearsal/contracts/http/access';
import { useCreateToken } from '../api/resources/tokens.js';
import { CopyButton } from '../components/buttons/copy-button.js';
import { FormButtons } from '../components/buttons/form-buttons.js';
import { NumberField } from '../components/numbers/number-field.js';
import { isUnread, type Typed } from '../components/numbers/read-number.js';
import { Dialog } from '../components/dialog.js';
import { ProblemAlert } from '../problems/problem-alert.js';

const DAYS = { min: 1, max: 365, isWhole: true };

const roles: { value: Role; label: string }[] = [
  { value: 'ci', label: 'ci: reads, and runs load tests' },
  { value: 'viewer', label: 'viewer: reads only' },
  { value: 'operator', label: 'operator: ci, and the audit log' },
  { value: 'admin', label: 'admin: everything' },
];

/** The only time that the token itself can be seen. */
const Shown = ({ token, onClose }: { readonly token: NewApiToken; readonly onClose: () => void }) => (
  <Stack>
    <Alert role="note" color="orange" title="Copy it now">
      It is kept as a hash only, and is never shown again.
    </Alert>
    <Code block aria-label="The new token" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {token.token}
    </Code>
    <Group justify="flex-end">
      <CopyButton value={token.token} label="Copy token" />
      <Button onClick={onClose}>Done</Button>
    </Group>
  </Stack>
);

export const NewTokenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('ci');
  const [days, setDays] = useState<Typed>(90);
  const create = useCreateToken();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), role, ...(typeof days === 'number' && { expires_in_days: days }) });
  };
  return (
    // What is shown once goes when the person says so, and not by a key that was pressed too often.
    <Dialog
      onClose={onClose}
      title="New API token"
      closeOnEscape={create.data === undefined}
      withCloseButton={create.data === undefined}
    >
      {create.data ? (
        <Shown token={create.data} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ProblemAlert error={create.error} />
            <TextInput
              label="Token name"
              description="Which program it is for"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              required
              data-autofocus
            />
            <Select
              label="Role"
              data={roles}
              value={role}
              onChange={(value) => value && setRole(value)}
              allowDeselect={false}
            />
            <NumberField label="Days until it expires" value={days} onChange={setDays} bounds={DAYS} />
            <FormButtons
              submit="Create token"
              isBusy={create.isPending}
              disabled={name.trim() === '' || isUnread(days)}
              onCancel={onClose}
            />
          </Stack>
        </form>
      )}
    </Dialog>
  );
};
