import { Box, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly from: 'user' | 'coach';
  readonly name: string;
  readonly at?: string;
  readonly note?: string;
  /** Its place in the conversation, from 1. */
  readonly number?: number;
  readonly onFork?: () => void;
  readonly children: ReactNode;
}

/** What one of the two said. */
export const MessageBubble = ({ from, name, at, note, number, onFork, children }: Props) => (
  <Box
    component="article"
    className="message"
    data-from={from}
    data-sending={note !== undefined || undefined}
    aria-label={`${name} said`}
  >
    <Text component="div" size="xs" c="dimmed" className="message-head">
      <span>{name}</span>
      {at !== undefined && (
        <time dateTime={at}>{new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</time>
      )}
      {note !== undefined && <span>{note}</span>}
      {onFork && (
        <UnstyledButton
          className="message-fork"
          aria-label={`Fork after message ${number ?? ''}`}
          title="Make another test user who has lived through the same up to here"
          onClick={onFork}
        >
          Fork here
        </UnstyledButton>
      )}
    </Text>
    <div className="message-text">{children}</div>
  </Box>
);
