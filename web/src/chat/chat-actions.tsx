import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '../api/auth.js';
import { resetInstance, startFresh, undoReset } from '../api/instances.js';
import { tell, tellProblem } from '../parts/notify.js';
import { ExportMenu } from './export-menu.js';
import { FreezeDialog } from './freeze/freeze-dialog.js';
import { takeOutcome, type Feed } from './instance/take-outcome.js';

interface Props extends Feed {
  readonly view: InstanceView;
  readonly scenarioId: string;
  readonly onFresh: () => void;
}

/** What can be done with the instance as a whole. */
export const ChatActions = ({ view, scenarioId, adopt, refetch, onFresh }: Props) => {
  const mayWrite = useMay('instance:write') && view.kind === 'test';
  const mayFreeze = useMay('session:freeze');
  const [isFreezing, { open, close }] = useDisclosure();
  const take = takeOutcome({ adopt, refetch });
  const reset = useMutation({
    mutationFn: () => resetInstance(view.id),
    onSuccess: (outcome) => {
      take(outcome);
      tell('Reset to the template. It can be undone until the next change.');
    },
    onError: tellProblem,
  });
  const undo = useMutation({ mutationFn: () => undoReset(view.id), onSuccess: take, onError: tellProblem });
  const fresh = useMutation({
    mutationFn: () => startFresh(scenarioId),
    onSuccess: () => {
      onFresh();
      tell('Started fresh in the primary instance.');
    },
    onError: tellProblem,
  });
  return (
    <>
      {mayWrite && (
        <>
          <Button size="xs" variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
            Reset
          </Button>
          {view.undo_version !== null && (
            <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
              Undo reset
            </Button>
          )}
          <Button size="xs" variant="default" loading={fresh.isPending} onClick={() => fresh.mutate()}>
            Start fresh
          </Button>
        </>
      )}
      <ExportMenu view={view} />
      {mayFreeze && (
        <Button size="xs" onClick={open}>
          Freeze
        </Button>
      )}
      {isFreezing && <FreezeDialog view={view} onClose={close} />}
    </>
  );
};
