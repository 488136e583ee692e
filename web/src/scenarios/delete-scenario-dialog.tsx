import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useDeleteScenario } from '../api/scenarios.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { notify } from '../problems/notify.js';

interface Props {
  readonly row: ScenarioRow;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

export const DeleteScenarioDialog = ({ row, opened, onClose, onClosed }: Props) => {
  const remove = useDeleteScenario();
  const confirm = () =>
    remove.mutate(row, {
      onSuccess: () => {
        onClose();
        notify(`${row.name} is deleted.`);
      },
    });
  return (
    <ConfirmDialog
      opened={opened}
      title="Delete scenario"
      confirm="Delete"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
      onClosed={onClosed}
    >
      <strong>{row.name}</strong>, its versions and all its instances with their conversations will be gone.
    </ConfirmDialog>
  );
};
