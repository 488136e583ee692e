import { Badge, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ClockMove } from '@rehearsal/client/resources/instances';
import { useMutation } from '@tanstack/react-query';
import { notifyProblem } from '../../problems/notify.js';
import { useNow } from '../../time/use-now.js';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { ClockDialog } from './clock-dialog.js';
import { clockWords, shownTime } from './clock-words.js';

const STEPS = [
  { label: '1 hour ahead', advance: '1h' },
  { label: '1 day ahead', advance: '1d' },
  { label: '1 week ahead', advance: '7d' },
] as const;

/** The test user's clock: what the coach says tomorrow can be seen today. */
export const ClockMenu = () => {
  const { view } = useChat();
  const { moveClock } = useChatCommands();
  const mayMove = useMayWrite();
  const now = useNow();
  const [isChoosing, { open, close }] = useDisclosure();
  const move = useMutation({ mutationFn: (wish: ClockMove) => moveClock(wish), onSuccess: close });
  if (!mayMove)
    return view.clock === undefined ? null : (
      <Badge variant="light" color="grape" tt="none" fw={500}>
        Clock {clockWords(view.clock)}
      </Badge>
    );
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant={view.clock === undefined ? 'default' : 'light'}
            color="grape"
            loading={move.isPending && !isChoosing}
          >
            Clock: {clockWords(view.clock)} ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>The clock shows {shownTime(view.clock, now)}</Menu.Label>
          {STEPS.map(({ label, advance }) => (
            <Menu.Item key={advance} onClick={() => move.mutate({ advance }, { onError: notifyProblem })}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={open}>Other…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChoosing && (
        <ClockDialog
          isBusy={move.isPending}
          error={move.error}
          onMove={(wish) => move.mutate(wish)}
          onClose={() => {
            move.reset();
            close();
          }}
        />
      )}
    </>
  );
};
