import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import { useState } from 'react';
import { newKey } from '../../api/commands.js';
import { sendMessage } from '../../api/instances.js';
import { asApiError, type ApiError } from '../../api/problem.js';
import { stillOutgoing, textAfterFailure, type Outgoing } from './outgoing.js';
import type { Feed } from '../instance/take-outcome.js';
import { useTypedText } from './use-typed-text.js';

interface Failure {
  readonly content: string;
  readonly key: string;
  readonly error: ApiError;
}

/** Sending: what is typed, what is on its way, and what failed. */
export const useOutgoing = (view: InstanceView, { adopt, refetch }: Feed) => {
  const [text, setText] = useTypedText(view.id);
  const [outgoing, setOutgoing] = useState<readonly Outgoing[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  const deliver = async ({ key, content }: Outgoing) => {
    try {
      const { resource } = await sendMessage(view.id, content, key);
      const answer = resource as { instance?: InstanceView } | null;
      if (answer?.instance) adopt(answer.instance);
      else await refetch();
    } catch (thrown) {
      const error = asApiError(thrown);
      // Then the message arrived, and only the coach failed: the conversation itself tells that.
      if (error.code === 'COACH_TURN_FAILED') await refetch();
      else {
        setFailure({ content, key, error });
        setText((typed) => textAfterFailure(content, typed));
      }
    }
    setOutgoing((before) => before.filter((each) => each.key !== key));
  };

  const send = (written: string) => {
    const content = written.trim();
    if (content === '') return;
    // The same words after a failure are the same message: it may have arrived, though the answer did not.
    const key = failure?.content === content ? failure.key : newKey();
    const message = { key, content, after: view.chat_messages.length };
    setFailure(null);
    setOutgoing((before) => [...before, message]);
    void deliver(message);
  };

  return {
    text,
    setText,
    failure: failure?.error ?? null,
    outgoing: stillOutgoing(outgoing, view.chat_messages),
    send,
    submit: () => {
      send(text);
      setText('');
    },
  };
};
