import { Badge, Button, Menu } from '@mantine/core';
import { downIcon } from '../../components/icons.js';
import { useNow } from '../../time/use-now.js';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { clockWords, shownTime } from './clock-words.js';
import { CLOCK_STEPS, useClock } from './use-clock.js';

/** The test user's clock, where that is not the real time. */
export const ClockMenu = () => {
  const { view } = useChat();
  const mayMove = useMayWrite();
  const now = useNow();
  const { isMoving, advance, ask, dialog } = useClock();
  if (view.clock === undefined) return null;
  if (!mayMove)
    return (
      <Badge variant="light" color="gray" tt="none" fw={500}>
        Clock {clockWords(view.clock)}
      </Badge>
    );
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" loading={isMoving} rightSection={downIcon}>
            Clock: {clockWords(view.clock)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>The clock shows {shownTime(view.clock, now)}</Menu.Label>
          {CLOCK_STEPS.map(({ label, advance: by }) => (
            <Menu.Item key={by} onClick={() => advance(by)}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={ask}>Other…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  );
};
