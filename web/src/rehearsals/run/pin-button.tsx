import { Button } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { usePinRehearsalRun } from '../../api/resources/rehearsals.js';
import { notify, notifyProblem } from '../../problems/notify.js';

/** Makes a run that passed what later ones of its rehearsals are held against, or takes that back. */
export const PinButton = ({ run: { id, pinned } }: { readonly run: RehearsalRunView }) => {
  const isPinned = pinned === true;
  const pin = usePinRehearsalRun(id);
  const onSuccess = () =>
    notify(isPinned ? 'It is pinned no more.' : 'Later runs of its rehearsals are held against it.');
  return (
    <Button
      variant="default"
      size="xs"
      loading={pin.isPending}
      onClick={() => pin.mutate(!isPinned, { onSuccess, onError: notifyProblem })}
    >
      {isPinned ? 'Unpin' : 'Pin'}
    </Button>
  );
};
