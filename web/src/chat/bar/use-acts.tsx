import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../api/auth.js';
import type { MenuAct } from '../../components/menus/menu-act.js';
import { notifyProblem } from '../../problems/notify.js';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { FreezeDialog } from '../freeze/freeze-dialog.js';
import { RecordDialog } from '../record/record-dialog.js';
import { useMayRecord } from '../record/use-may-record.js';
import { ForkDialog } from '../instance/fork-dialog.js';
import type { ForkPoint } from '../commands/fork-point.js';
import { CLOCK_STEPS, useClock } from '../instance/use-clock.js';
import { PRINT, usePrint } from '../talk/print/use-print.js';
import { useExportActs } from './export-acts.js';

interface Acts {
  readonly groups: readonly (readonly MenuAct[])[];
  readonly isBusy: boolean;
  /** Undefined where this person may not. */
  readonly freeze: (() => void) | undefined;
  readonly dialogs: ReactNode;
}

/** What can be done with the instance as a whole, by the menu and by keys. */
export const useActs = (): Acts => {
  const { view, scenarioId } = useChat();
  const commands = useChatCommands();
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const mayFreeze = useMay('session:freeze');
  const [isFreezing, { open, close }] = useDisclosure();
  const mayRecord = useMayRecord();
  const [isRecording, recording] = useDisclosure();
  const [fork, setFork] = useState<ForkPoint | null>(null);
  const clock = useClock();
  const exports = useExportActs();
  const { print, isComing } = usePrint();
  const act = useMutation({ mutationFn: (task: () => Promise<void>) => task(), onError: notifyProblem });
  const doing = (task: () => Promise<void>) => () => act.mutate(task);

  const again: MenuAct[] = [
    { label: 'Reset', keys: 'alt+shift+R', onChosen: doing(commands.reset) },
    ...(view.undo_version === null
      ? []
      : [{ label: view.reset_undone ? 'Redo reset' : 'Undo reset', onChosen: doing(commands.undoReset) }]),
    ...(scenarioId === null
      ? []
      : [{ label: 'Start fresh', keys: 'alt+shift+N', onChosen: doing(commands.startFresh) }]),
  ];
  const forkNow: MenuAct = {
    label: 'Fork from here…',
    keys: 'alt+shift+K',
    onChosen: () => setFork({ after: { at_version: view.version }, words: `version ${view.version}` }),
  };
  const times: MenuAct[] = [
    ...CLOCK_STEPS.map(({ label, advance }) => ({ label: `Clock ${label}`, onChosen: () => clock.advance(advance) })),
    { label: 'Clock: other…', keys: 'alt+shift+C', onChosen: clock.ask },
  ];
  return {
    groups: [
      mayWrite ? again : [],
      [
        ...(mayWrite ? [forkNow] : []),
        ...(mayFreeze ? [{ label: 'Freeze…', keys: 'alt+shift+F', onChosen: open }] : []),
        ...(mayRecord ? [{ label: 'Make a rehearsal…', keys: 'alt+shift+M', onChosen: recording.open }] : []),
      ],
      mayWrite ? times : [],
      [{ ...PRINT, onChosen: print }, ...exports],
      scenarioId === null
        ? []
        : [
            {
              label: 'Go to the scenario',
              onChosen: () => void navigate({ to: '/scenarios/$scenarioId', params: { scenarioId } }),
            },
          ],
    ],
    isBusy: act.isPending || clock.isMoving || isComing,
    freeze: mayFreeze ? open : undefined,
    dialogs: (
      <>
        {isFreezing && <FreezeDialog onClose={close} />}
        {isRecording && <RecordDialog onClose={recording.close} />}
        {fork && <ForkDialog point={fork} onClose={() => setFork(null)} />}
        {clock.dialog}
      </>
    ),
  };
};
