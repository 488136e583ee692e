import { ActionIcon } from '@mantine/core';
import { copyText } from '../../components/buttons/copy-text.js';
import { moreIcon } from '../../components/icons.js';
import { ActMenu } from '../../components/menus/act-menu.js';

interface Props {
  /** Its place in the conversation, from 1. */
  readonly number: number;
  readonly role: 'user' | 'coach';
  /** As it was written. */
  readonly text: string;
  readonly linkOf: () => string;
  /** Where a fork can begin after it. */
  readonly onFork?: (() => void) | undefined;
  /** Where a rehearsal can end with it. */
  readonly onRecord?: (() => void) | undefined;
}

/** What can be done with a message; quiet, until somebody points at it or comes to it by keyboard. */
export const MessageActs = ({ number, role, text, linkOf, onFork, onRecord }: Props) => (
  <span className="message-acts">
    <ActMenu
      width={260}
      from={role === 'coach' ? 'start' : 'end'}
      target={
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for message ${number}`}>
          {moreIcon}
        </ActionIcon>
      }
      groups={[
        [
          { label: 'Copy text', onChosen: () => void copyText(text, `Message ${number} is copied.`) },
          { label: 'Copy link', onChosen: () => void copyText(linkOf(), `A link to message ${number} is copied.`) },
        ],
        [
          ...(onFork ? [{ label: 'Fork here…', onChosen: onFork }] : []),
          ...(onRecord ? [{ label: 'Make a rehearsal up to here…', onChosen: onRecord }] : []),
        ],
      ]}
    />
  </span>
);
