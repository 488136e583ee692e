import { Button, CloseButton } from '@mantine/core';
import { useChat } from '../../commands/chat-context.js';
import type { Linked } from './use-linked.js';

const wordsOf = ({ state, number }: Linked): string => {
  if (state === 'there') return `The link leads to message ${number}, which is marked.`;
  if (state === 'coming') return 'Loading back to the message of the link…';
  if (state === 'failed') return 'What was said before could not be loaded, and the message of the link may be there.';
  return 'The message of the link is not in this conversation: it may have been reset.';
};

/** Above the conversation while its address names a message: what became of that, and the way to be rid of it. */
export const LinkedBar = ({ linked }: { readonly linked: Linked }) => {
  const { at, lookAt } = useChat();
  return (
    <div className="linked-bar">
      <span role="status">{wordsOf(linked)}</span>
      {linked.state === 'failed' && (
        <Button size="compact-xs" variant="default" onClick={linked.again}>
          Try again
        </Button>
      )}
      <CloseButton size="sm" aria-label="Forget the link" onClick={() => lookAt(at, true)} />
    </div>
  );
};
