import { Button, Group, Text } from '@mantine/core';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { useMutation } from '@tanstack/react-query';
import { notifyProblem } from '../../problems/notify.js';
import { useMayWrite } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';

const timeOf = (at: string): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** What a reply waits for, until when, and the way out. */
export const WaitingTurn = ({ waits }: { readonly waits: TurnWaitsPush }) => {
  const mayEnd = useMayWrite();
  const { endTurn } = useChatCommands();
  const end = useMutation({ mutationFn: () => endTurn(waits.message_id), onError: notifyProblem });
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
