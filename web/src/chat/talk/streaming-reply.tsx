import { Loader } from '@mantine/core';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { useState } from 'react';
import { textOf, withToken, type Stream } from '../../live/token-stream.js';
import { useRoom } from '../../live/use-room.js';
import { useChat } from '../commands/chat-context.js';
import { MessageBubble } from './message-bubble.js';
import { SpokenText } from './spoken-text.js';
import { WaitingTurn } from './waiting-turn.js';

interface Writing {
  readonly messageId: string;
  readonly stream: Stream;
}

const nothing: Writing = { messageId: '', stream: new Map() };

/** The reply while it is written, token by token. What is kept in the end is the coach's message, not this. */
export const StreamingReply = () => {
  const { id: instanceId, pending_turns: pending } = useChat().view;
  const [writing, setWriting] = useState(nothing);
  const [waits, setWaits] = useState<TurnWaitsPush | null>(null);
  useRoom(instanceRoom(instanceId), {
    on: {
      'turn-waits': setWaits,
      token: (push) => {
        setWaits(null);
        setWriting(({ messageId, stream }) => ({
          messageId: push.message_id,
          stream: withToken(messageId === push.message_id ? stream : new Map(), push),
        }));
      },
    },
  });
  if (pending.length === 0) return null;
  if (waits && pending.includes(waits.message_id))
    return (
      <MessageBubble from="coach" name="Coach" note="waiting…">
        <WaitingTurn waits={waits} />
      </MessageBubble>
    );
  const text = pending.includes(writing.messageId) ? textOf(writing.stream) : '';
  return (
    <MessageBubble from="coach" name="Coach" note="writing…">
      {text === '' ? <Loader type="dots" size="sm" aria-hidden /> : <SpokenText>{text}</SpokenText>}
    </MessageBubble>
  );
};
