import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ServiceHealth, SystemHealth } from '@rehearsal/contracts/http/system';
import type { Liveness } from '@rehearsal/client/live/live';
import { useQuery } from '@tanstack/react-query';
import { systemQuery } from '../api/resources/system.js';
import { useLiveness } from '../live/socket.js';
import { lossWords, stateWords, systemWords } from './service-words.js';

interface Status {
  readonly words: string;
  readonly color: string;
}

const statusOf = (liveness: Liveness, health: SystemHealth | undefined): Status => {
  if (liveness === 'offline') return { words: 'No connection to Rehearsal', color: 'red' };
  if (health === undefined) return { words: 'Asking how the system is', color: 'gray' };
  const isDown = health.services.some(({ state }) => state === 'not-ready' || state === 'silent');
  return { words: systemWords(health), color: isDown ? 'red' : health.ok ? 'teal' : 'yellow' };
};

const COLORS: Record<ServiceHealth['state'], string> = {
  ready: 'teal',
  degraded: 'yellow',
  'not-ready': 'red',
  silent: 'red',
};

const dot = (color: string) => (
  <span className="status-dot" style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />
);

/** How the system is, always in view; a click tells which service lacks what, and what that means. */
export const SystemStatus = ({ isFolded }: { readonly isFolded: boolean }) => {
  const liveness = useLiveness();
  // Who has no connection is told so by the socket, and asks nothing meanwhile.
  const { data } = useQuery({ ...systemQuery, enabled: liveness !== 'offline' });
  const { words, color } = statusOf(liveness, data);
  return (
    <Popover position="right-end" withArrow width={320} shadow="md" withRoles trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="rail-act" aria-label={`System: ${words}`} title={words}>
          {dot(color)}
          {!isFolded && (
            <Text size="xs" role="status" lineClamp={2}>
              {words}
            </Text>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Services" tabIndex={-1} data-autofocus>
        <Stack gap="xs" component="ul" m={0} p={0} className="service-list">
          {data === undefined && <Text size="sm">{words}</Text>}
          {data?.services.map((service) => (
            <li key={service.name}>
              {dot(COLORS[service.state])}
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
