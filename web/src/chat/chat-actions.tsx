import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '../api/auth.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { notifyProblem } from '../problems/notify.js';
import { useChat, useMayWrite } from './commands/chat-context.js';
import { useChatCommands } from './commands/use-chat-commands.js';
import { ExportMenu } from './export-menu.js';
import { FreezeDialog } from './freeze/freeze-dialog.js';

/** What can be done with the instance as a whole. */
export const ChatActions = () => {
  const { view, scenarioId, at, lookAt } = useChat();
  const commands = useChatCommands();
  const mayWrite = useMayWrite();
  const mayFreeze = useMay('session:freeze');
  const [isFreezing, { open, close }] = useDisclosure();
  const reset = useMutation({ mutationFn: commands.reset, onError: notifyProblem });
  const undo = useMutation({ mutationFn: commands.undoReset, onError: notifyProblem });
  const fresh = useMutation({ mutationFn: commands.startFresh, onError: notifyProblem });
  // What can be done is done to what is now.
  if (at !== null)
    return (
      <Button size="xs" onClick={() => lookAt(null)}>
        Back to now
      </Button>
    );
  return (
    <>
      {mayWrite && (
        <>
          <Button size="xs" variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
            Reset
          </Button>
          {view.undo_version !== null && (
            <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
              {view.reset_undone ? 'Redo reset' : 'Undo reset'}
            </Button>
          )}
          {scenarioId !== null && (
            <Button size="xs" variant="default" loading={fresh.isPending} onClick={() => fresh.mutate()}>
              Start fresh
            </Button>
          )}
        </>
      )}
      <ExportMenu />
      {scenarioId !== null && (
        <LinkButton size="xs" variant="default" to="/scenarios/$scenarioId" params={{ scenarioId }}>
          Scenario
        </LinkButton>
      )}
      {mayFreeze && (
        <Button size="xs" onClick={open}>
          Freeze
        </Button>
      )}
      {isFreezing && <FreezeDialog onClose={close} />}
    </>
  );
};
