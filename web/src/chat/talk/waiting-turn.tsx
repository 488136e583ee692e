import { Button, Group, Text } from '@mantine/core';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '../../api/auth.js';
import { endTurn } from '../../api/instances.js';
import { tellProblem } from '../../parts/notify.js';

const timeOf = (at: string): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** What a reply waits for, until when, and the way out. That the turn is over is told by its events. */
export const WaitingTurn = ({ waits }: { readonly waits: TurnWaitsPush }) => {
  const mayEnd = useMay('instance:write');
  const end = useMutation({
    mutationFn: () => endTurn(waits.instance_id, waits.message_id),
    onError: tellProblem,
  });
  return (
    <Group gap="sm" role="status">
      <Text size="sm">
        Waits since {timeOf(waits.since)}: {waits.reason} It fails at {timeOf(waits.until)} if nothing changes.
      </Text>
      {mayEnd && (
        <Button size="compact-sm" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          Stop waiting
        </Button>
      )}
    </Group>
  );
};
