import type { ApiError } from '@rehearsal/client/api-error';
import { newKey } from '@rehearsal/client/idempotency-key';
import { useState } from 'react';
import { asApiError } from '../../problems/as-api-error.js';
import { useChat } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { stillOutgoing, textAfterArrival, textAfterFailure, type Outgoing } from './outgoing.js';
import { useTypedText } from './use-typed-text.js';

interface Failure extends Outgoing {
  readonly error: ApiError;
}

/** Sending: what is typed, what is on its way, and what failed. */
export const useOutgoing = () => {
  const { view } = useChat();
  const earlier = view.earlier?.messages ?? 0;
  const { say } = useChatCommands();
  const [text, setText] = useTypedText(view.id);
  const [outgoing, setOutgoing] = useState<readonly Outgoing[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  const deliver = async (message: Outgoing, asks = 4): Promise<void> => {
    const { key, content } = message;
    try {
      await say(content, key);
    } catch (thrown) {
      const error = asApiError(thrown);
      // Accepted: it is shown as on its way until the conversation holds it, and asked about for a while.
      if (error.code === 'STILL_PENDING') {
        if (asks > 1) await deliver(message, asks - 1);
        return;
      }
      // Then the message arrived, and only the coach failed: the conversation itself tells that.
      if (error.code !== 'COACH_TURN_FAILED') {
        setFailure({ ...message, error });
        setText((typed) => textAfterFailure(content, typed));
      }
    }
    setOutgoing((before) => before.filter((each) => each.key !== key));
  };

  // It was said, though the answer that tells so was lost.
  if (failure !== null && stillOutgoing([failure], view.chat_messages, earlier).length === 0) {
    setFailure(null);
    setText((typed) => textAfterArrival(failure.content, typed));
  }

  const send = (written: string) => {
    const content = written.trim();
    if (content === '') return;
    // The same words after a failure are the same message: it may have arrived, though the answer did not.
    const key = failure?.content === content ? failure.key : newKey();
    const message = { key, content, after: earlier + view.chat_messages.length };
    setFailure(null);
    setOutgoing((before) => [...before, message]);
    void deliver(message);
  };

  return {
    text,
    setText,
    failure: failure?.error ?? null,
    outgoing: stillOutgoing(outgoing, view.chat_messages, earlier),
    send,
    submit: () => {
      send(text);
      setText('');
    },
  };
};
