import { Popover, Stack, Text } from '@mantine/core';
import type { ServiceHealth } from '@rehearsal/contracts/http/system/system';
import type { ReactElement } from 'react';
import { useOpensAtOnce } from '../components/menus/use-opens-at-once.js';
import { lossWords, stateWords } from './service-words.js';
import { StatusDot } from './status-dot.js';

const COLORS: Record<ServiceHealth['state'], string> = {
  ready: 'teal',
  degraded: 'yellow',
  'not-ready': 'red',
  silent: 'red',
};

interface Props {
  /** The button that it hangs on. */
  readonly target: ReactElement;
  /** In a few words, as long as nothing is known of the services. */
  readonly words: string;
  readonly services: readonly ServiceHealth[] | undefined;
}

/** Which service lacks what, and what that means for whoever works here. */
export const ServicesPopover = ({ target, words, services }: Props) => {
  const { opened, setOpened, button } = useOpensAtOnce();
  return (
    <Popover
      position="right-end"
      withArrow
      width={320}
      shadow="md"
      withRoles
      trapFocus
      returnFocus
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target ref={button}>{target}</Popover.Target>
      <Popover.Dropdown aria-label="Services" tabIndex={-1} data-autofocus>
        <Stack gap="xs" component="ul" m={0} p={0} className="service-list">
          {services === undefined && <Text size="sm">{words}</Text>}
          {services?.map((service) => (
            <li key={service.name}>
              <StatusDot color={COLORS[service.state]} />
              <div>
                <Text size="sm" fw={600}>
                  {service.name}{' '}
                  <Text span size="sm" fw={400}>
                    {stateWords(service)}
                  </Text>
                </Text>
                {lossWords(service) !== undefined && (
                  <Text size="xs" c="dimmed">
                    {lossWords(service)}
                  </Text>
                )}
              </div>
            </li>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
