import { useDeleteScenario, type NamedScenario } from '../api/resources/scenarios.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { notify } from '../problems/notify.js';

interface Props {
  readonly scenario: NamedScenario;
  readonly opened: boolean;
  readonly onDeleted: (() => void) | undefined;
  readonly onClose: () => void;
}

export const DeleteScenarioDialog = ({ scenario, opened, onDeleted, onClose }: Props) => {
  const remove = useDeleteScenario();
  const confirm = () =>
    remove.mutate(scenario, {
      onSuccess: () => {
        onClose();
        onDeleted?.();
        notify(`${scenario.name} is deleted.`);
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
    >
      <strong>{scenario.name}</strong>, its versions and all its instances with their conversations will be gone.
    </ConfirmDialog>
  );
};
