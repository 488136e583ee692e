import { Alert, Text } from '@mantine/core';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { FailedFoot } from './failed-foot.js';

interface Props {
  readonly onSay: (content: string) => void;
  readonly onReword: (content: string) => void;
}

/** That the coach failed at the last message. It was said and stays so: another try says it once more. */
export const Unanswered = ({ onSay, onReword }: Props) => {
  const { view } = useChat();
  const mayWrite = useMayWrite();
  const { failure, message_id: id } = view.last_turn ?? {};
  if (!failure) return null;
  const content = view.chat_messages.find((message) => message.id === id)?.content;
  const words = `${failure.detail} (${failure.code})`;
  const isOver = view.pending_turns.length === 0;
  return (
    <Alert color="red" title="The coach could not answer" mt="sm">
      {mayWrite && isOver && content !== undefined ? (
        <FailedFoot
          words={`${words} Retry says the message once more.`}
          onRetry={() => onSay(content)}
          onEdit={() => onReword(content)}
        />
      ) : (
        <Text size="sm">{words}</Text>
      )}
    </Alert>
  );
};
