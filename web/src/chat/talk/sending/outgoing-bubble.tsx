import { FailedFoot } from '../failed-foot.js';
import { MessageBubble } from '../message-bubble.js';
import type { Outgoing } from './outgoing.js';
import { failureWords } from './send-failure.js';

/** What can be done with messages that the conversation does not hold. */
export interface Unsent {
  readonly outgoing: readonly Outgoing[];
  readonly isOffline: boolean;
  readonly retry: (message: Outgoing) => void;
  readonly edit: (message: Outgoing) => void;
}

interface Props extends Omit<Unsent, 'outgoing'> {
  readonly message: Outgoing;
  readonly name: string;
}

/** A message on its way; one that did not go stays, with the reason and the ways on. */
export const OutgoingBubble = ({ message, name, isOffline, retry, edit }: Props) => {
  const { content, failure } = message;
  if (failure === undefined)
    return (
      <MessageBubble from="user" name={name} note="sending…">
        {content}
      </MessageBubble>
    );
  return (
    <MessageBubble
      from="user"
      name={name}
      note="not sent"
      foot={
        <FailedFoot
          words={failureWords(failure, isOffline)}
          onRetry={() => retry(message)}
          onEdit={() => edit(message)}
        />
      }
    >
      {content}
    </MessageBubble>
  );
};
