import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../problems/problem-alert.js';
import { Dialog } from './dialog.js';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done that cannot be taken back. It stays open, with the reason, when that fails. */
export const ConfirmDialog = ({ opened, title, children, confirm, isBusy, error, onConfirm, onClose }: Props) => (
  <Dialog opened={opened} onClose={onClose} title={title}>
    <ProblemAlert error={error} />
    <Text component="div" size="sm">
      {children}
    </Text>
    <Group justify="flex-end" mt="lg">
      <Button variant="default" onClick={onClose}>
        Keep it
      </Button>
      <Button color="red" loading={isBusy} onClick={onConfirm} data-autofocus>
        {confirm}
      </Button>
    </Group>
  </Dialog>
);
