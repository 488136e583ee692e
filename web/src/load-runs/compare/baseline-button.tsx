import { Button } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { useQuery } from '@tanstack/react-query';
import { baselineQuery, usePinBaseline } from '../../api/resources/load-runs.js';
import { notify, notifyProblem } from '../../problems/notify.js';

/** Makes a run what others of its test, target and parameters are held against. */
export const BaselineButton = ({ run }: { readonly run: LoadRunView }) => {
  const { data } = useQuery(baselineQuery(run.name));
  const pin = usePinBaseline(run);
  if (data === undefined) return null;
  const isPinned = data.pins.some(({ run_id }) => run_id === run.id);
  const onSuccess = () =>
    notify(isPinned ? 'It is the baseline no more.' : 'Runs with the same target and parameters are compared with it.');
  return (
    <Button
      variant="default"
      aria-pressed={isPinned}
      loading={pin.isPending}
      onClick={() => pin.mutate(!isPinned, { onSuccess, onError: notifyProblem })}
    >
      {isPinned ? 'Is the baseline' : 'Make it the baseline'}
    </Button>
  );
};
