import { UnstyledButton } from '@mantine/core';
import { copyText } from '../../components/buttons/copy-text.js';

interface Props {
  /** Its place in the conversation, from 1. */
  readonly number: number;
  /** As it was written. */
  readonly text: string;
  readonly linkOf: () => string;
  /** Where a fork can begin after it. */
  readonly onFork?: () => void;
}

/** What can be done with a message; quiet, until somebody points at it or comes to it by keyboard. */
export const MessageActs = ({ number, text, linkOf, onFork }: Props) => (
  <span className="message-acts">
    <UnstyledButton
      aria-label={`Copy message ${number}`}
      onClick={() => void copyText(text, `Message ${number} is copied.`)}
    >
      Copy
    </UnstyledButton>
    <UnstyledButton
      aria-label={`Copy link to message ${number}`}
      onClick={() => void copyText(linkOf(), `A link to message ${number} is copied.`)}
    >
      Copy link
    </UnstyledButton>
    {onFork && (
      <UnstyledButton
        aria-label={`Fork after message ${number}`}
        title="Make another test user who has lived through the same up to here"
        onClick={onFork}
      >
        Fork here
      </UnstyledButton>
    )}
  </span>
);
