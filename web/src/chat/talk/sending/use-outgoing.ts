import { newKey } from '@rehearsal/client/idempotency-key';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLiveness } from '../../../live/socket.js';
import { asApiError } from '../../../problems/as-api-error.js';
import { useChat } from '../../commands/chat-context.js';
import { useChatCommands } from '../../commands/use-chat-commands.js';
import { stillOutgoing, textAfterArrival, textWithTaken, type Outgoing } from './outgoing.js';
import { sendFailure } from './send-failure.js';
import { useTypedText } from './use-typed-text.js';
import { useUnsent } from './use-unsent.js';

/** Sending: what is typed, what is on its way, and what did not go. */
export const useOutgoing = () => {
  const { view } = useChat();
  const earlier = view.earlier?.messages ?? 0;
  const { say } = useChatCommands();
  const liveness = useLiveness();
  const [text, setText] = useTypedText(view.id);
  const [unsent, setUnsent] = useUnsent(view.id);
  /** Taken back into the composer. */
  const [taken, setTaken] = useState<Outgoing | null>(null);

  const outgoing = stillOutgoing(unsent, view.chat_messages, earlier);
  if (outgoing.length < unsent.length) setUnsent(outgoing);
  // It was said, though the answer that tells so was lost.
  if (taken !== null && stillOutgoing([taken], view.chat_messages, earlier).length === 0) {
    setTaken(null);
    setText((typed) => textAfterArrival(taken.content, typed));
  }

  const deliver = async (message: Outgoing, asks = 4): Promise<void> => {
    const { key, content } = message;
    try {
      await say(content, key);
    } catch (thrown) {
      const error = asApiError(thrown);
      // Accepted: it is shown as on its way until the conversation holds it, and asked about for a while.
      if (error.code === 'STILL_PENDING' && asks > 1) return deliver(message, asks - 1);
      // Then the message arrived, and only the coach failed: the conversation itself tells that.
      if (error.code !== 'COACH_TURN_FAILED') {
        const failure = sendFailure(error);
        setUnsent((before) => before.map((each) => (each.key === key ? { ...each, failure } : each)));
        return;
      }
    }
    setUnsent((before) => before.filter((each) => each.key !== key));
  };

  const begin = (message: Outgoing, instead: string = message.key) => {
    setUnsent((before) => [...before.filter(({ key }) => key !== instead), message]);
    return deliver(message);
  };
  const anew = (content: string): Outgoing => ({
    key: newKey(),
    content,
    after: earlier + view.chat_messages.length,
  });

  const send = (written: string) => {
    const content = written.trim();
    if (content === '') return;
    const isTaken = taken !== null && taken.content === content && taken.failure?.outcome !== 'refused';
    setTaken(null);
    // The same words once more are the same message: it may have arrived, though the answer did not.
    const { failure: _failed, ...same } = isTaken ? taken : anew(content);
    void begin(same);
  };
  /** Under its key, unless that is known to have come to nothing. */
  const retry = ({ failure, ...message }: Outgoing) =>
    begin(failure?.outcome === 'refused' ? anew(message.content) : message, message.key);
  const edit = (message: Outgoing) => {
    setUnsent((before) => before.filter(({ key }) => key !== message.key));
    setText((typed) => textWithTaken(message.content, typed));
    setTaken(message);
  };

  const sendWaiting = useEffectEvent(async () => {
    for (const message of outgoing) if (message.failure?.outcome === 'unreached') await retry(message);
  });
  useEffect(() => {
    if (liveness === 'live') void sendWaiting();
  }, [liveness]);

  return {
    text,
    setText,
    outgoing,
    isOffline: liveness === 'offline',
    send,
    retry: (message: Outgoing) => void retry(message),
    edit,
    /** Takes words that were said and not answered into the composer. */
    reword: (content: string) => setText((typed) => textWithTaken(content, typed)),
    submit: () => {
      send(text);
      setText('');
    },
  };
};
