import { planCleanup } from '@rehearsal/client/resources/cleanup';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';

interface Props {
  readonly rows: readonly ScenarioRow[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what would be deleted before it is. */
export const CleanupDialog = ({ rows, onConfirm, onClose }: Props) => {
  const ids = rows.map(({ id }) => id);
  const plan = useQuery({
    queryKey: keys.cleanupPlan(ids),
    queryFn: async () => {
      const plans = await Promise.all(ids.map((id) => planCleanup(api, { scenario_id: id })));
      return {
        total: plans.reduce((sum, { total }) => sum + total, 0),
        isMore: plans.some(({ more }) => more),
      };
    },
    staleTime: 0,
    gcTime: 0,
  });
  const { total = 0, isMore = false } = plan.data ?? {};
  return (
    <ConfirmDialog
      opened
      title="Clean up"
      confirm="Delete them"
      isBusy={plan.isPending}
      error={plan.error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {plan.data === undefined
        ? 'Counting the instances…'
        : `${isMore ? 'More than ' : ''}${total} ${total === 1 ? 'instance' : 'instances'} of ${rows.length} ${rows.length === 1 ? 'scenario' : 'scenarios'} will be gone with what was said there. Primary instances and live sessions stay.`}
    </ConfirmDialog>
  );
};
