import { useDisclosure } from '@mantine/hooks';
import type { ClockBody } from '@rehearsal/contracts/http/instances/instances';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notifyProblem } from '../../problems/notify.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { ClockDialog } from './clock-dialog.js';

export const CLOCK_STEPS = [
  { label: '1 hour ahead', advance: '1h' },
  { label: '1 day ahead', advance: '1d' },
  { label: '1 week ahead', advance: '7d' },
] as const;

interface Clock {
  /** It is being moved, and no dialog says so. */
  readonly isMoving: boolean;
  readonly advance: (by: string) => void;
  /** Asks how far. */
  readonly ask: () => void;
  readonly dialog: ReactNode;
}

/** Moves the test user's clock: what the coach says tomorrow can be seen today. */
export const useClock = (): Clock => {
  const { moveClock } = useChatCommands();
  const [isChoosing, { open, close }] = useDisclosure();
  const move = useMutation({ mutationFn: (wish: ClockBody) => moveClock(wish), onSuccess: close });
  return {
    isMoving: move.isPending && !isChoosing,
    advance: (by) => move.mutate({ advance: by }, { onError: notifyProblem }),
    ask: open,
    dialog: isChoosing && (
      <ClockDialog
        isBusy={move.isPending}
        error={move.error}
        onMove={(wish) => move.mutate(wish)}
        onClose={() => {
          move.reset();
          close();
        }}
      />
    ),
  };
};
