import { Stack, TextInput } from '@mantine/core';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { useState, type SubmitEvent } from 'react';
import { useInvite } from '../api/resources/people.js';
import { FormButtons } from '../components/buttons/form-buttons.js';
import { Dialog } from '../components/dialog.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { LinkShown } from './link-shown.js';
import { RoleSelect } from './role-select.js';

/** Takes a person in: they come by a link that works once. */
export const InviteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const invite = useInvite();
  const isAsking = invite.data === undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    invite.mutate({ name: name.trim(), role });
  };
  return (
    <Dialog onClose={onClose} title="Invite a person" closeOnEscape={isAsking} withCloseButton={isAsking}>
      {invite.data ? (
        <LinkShown link={invite.data} name={invite.data.name} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ProblemAlert error={invite.error} />
            <TextInput
              label="Name"
              description="As the others will see it, in the audit log as well"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              maxLength={200}
              required
              data-autofocus
            />
            <RoleSelect label="Role" value={role} onChange={setRole} />
            <FormButtons submit="Invite" isBusy={invite.isPending} disabled={name.trim() === ''} onCancel={onClose} />
          </Stack>
        </form>
      )}
    </Dialog>
  );
};
