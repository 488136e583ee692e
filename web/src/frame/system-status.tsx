import { Text, UnstyledButton } from '@mantine/core';
import type { SystemHealth } from '@rehearsal/contracts/http/system/system';
import type { Liveness } from '@rehearsal/client/live/live';
import { useQuery } from '@tanstack/react-query';
import { systemQuery } from '../api/resources/system.js';
import { styledPart } from '../parts/styled-part.js';
import { usePart } from '../parts/use-part.js';
import { useLiveness } from '../live/socket.js';
import { systemWords } from './service-words.js';
import { StatusDot } from './status-dot.js';

const loadPopover = styledPart(() => import('./services-popover.js').then(({ ServicesPopover }) => ServicesPopover));

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

/** How the system is, always in view; a click tells which service lacks what, and what that means. */
export const SystemStatus = ({ isFolded }: { readonly isFolded: boolean }) => {
  const liveness = useLiveness();
  // Who has no connection is told so by the socket, and asks nothing meanwhile.
  const { data } = useQuery({ ...systemQuery, enabled: liveness !== 'offline' });
  const { part: Popover, want, expect } = usePart(loadPopover);
  const { words, color } = statusOf(liveness, data);
  // Whoever opens it for the first time has it loaded by that.
  const asks = Popover === undefined && ({ onClick: want, onPointerEnter: expect, 'aria-haspopup': 'dialog' } as const);
  const button = (
    <UnstyledButton className="rail-act rail-status" aria-label={`System: ${words}`} title={words} {...asks}>
      <StatusDot color={color} />
      {!isFolded && (
        <Text size="xs" role="status" lineClamp={2}>
          {words}
        </Text>
      )}
    </UnstyledButton>
  );
  return Popover === undefined ? button : <Popover target={button} words={words} services={data?.services} />;
};
